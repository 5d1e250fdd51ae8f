//! Ctrl+C while a file is being written: the work stops, and nothing half written is left behind.

use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Becomes true when the person asks to stop. Whoever asks a second time does not want to wait:
/// the program ends there and then.
pub fn asked_to_stop() -> Arc<AtomicBool> {
    let asked = Arc::new(AtomicBool::new(false));
    let told = asked.clone();
    std::thread::spawn(move || {
        // Where signals cannot be had, Ctrl+C ends the program as it always does.
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            if told.swap(true, Ordering::Relaxed) {
                exit(2);
            }
        }
    });
    asked
}
