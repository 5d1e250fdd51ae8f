//! The clock, in the one form in which times are written.

use std::time::SystemTime;

/// Now, as `YYYY-MM-DDTHH:MM:SSZ`.
pub fn now() -> String {
    of(SystemTime::now())
}

/// A time, as `YYYY-MM-DDTHH:MM:SSZ`.
pub fn of(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}
