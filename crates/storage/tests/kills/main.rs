//! The saving program is killed at every system call of a save: the file is always the old one or
//! the new one, whole.
//!
//! A child of this program saves once, between two marks that are system calls of their own. One
//! run under `strace` counts the calls between the marks; then each of them gets a run in which
//! the child is killed as it enters that call. Linux only: elsewhere there is no `strace`.

#[cfg(target_os = "linux")]
mod child;
#[cfg(target_os = "linux")]
mod situations;
#[cfg(target_os = "linux")]
mod sweep;

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    if let Some(task) = std::env::var_os(child::TASK) {
        return child::perform(&task.to_string_lossy());
    }
    sweep::sweep_all()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!("The kill tests need strace and so Linux: not run here.");
    ExitCode::SUCCESS
}
