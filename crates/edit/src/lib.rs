//! edit: not written yet.
