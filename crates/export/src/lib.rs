//! export: not written yet.
