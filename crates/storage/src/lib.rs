//! storage: not written yet.
