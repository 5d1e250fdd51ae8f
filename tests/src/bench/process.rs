//! A program run from its cold start to its end, with what it used.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::Trouble;

/// What one run, or the dearest of several, used.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// Processor time on all threads together; none where the system does not say.
    pub processor: Option<Duration>,
    /// The most memory it held; none where the system does not say.
    pub peak_bytes: Option<u64>,
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<(Duration, Cost), Trouble> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let mut said = String::new();
    if let Some(mut messages) = child.stderr.take() {
        messages.read_to_string(&mut said)?;
    }
    let end = child.wait4()?;
    let taken = start.elapsed();
    if !end.status.success() {
        return Err(format!("{command:?} ended with {}: {said}", end.status).into());
    }
    let processor = end.rusage.utime + end.rusage.stime;
    let cost = Cost {
        processor: Some(processor).filter(|time| !time.is_zero()),
        peak_bytes: Some(end.rusage.maxrss).filter(|bytes| *bytes > 0),
    };
    Ok((taken, cost))
}
