//! Named steps, run in order and timed, with a summary at the end.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// One thing to do that can fail.
pub struct Step<'a> {
    name: &'static str,
    work: Box<dyn FnOnce() -> Outcome + 'a>,
}

impl<'a> Step<'a> {
    pub fn new(name: &'static str, work: impl FnOnce() -> Outcome + 'a) -> Self {
        Self { name, work: Box::new(work) }
    }
}

/// Runs the steps until one fails, then says how each went. The last line
/// counts them: `4 passed, 1 failed`; steps after a failure are not run and
/// are listed so.
pub fn perform(steps: Vec<Step<'_>>) -> Outcome {
    let mut lines = Vec::new();
    let mut passed = 0;
    let mut failed = None;
    for step in steps {
        if failed.is_some() {
            lines.push(line("not run", None, step.name));
            continue;
        }
        println!("\n== {}", step.name);
        let began = Instant::now();
        let outcome = (step.work)();
        let took = Some(began.elapsed());
        match outcome {
            Ok(()) => {
                passed += 1;
                lines.push(line("passed", took, step.name));
            }
            Err(failure) => {
                println!("\n{}: {failure}", step.name);
                lines.push(line("FAILED", took, step.name));
                failed = Some(step.name);
            }
        }
    }
    println!("\n{}", lines.join("\n"));
    println!("\n{}", closing_line(passed, failed.is_some()));
    match failed {
        None => Ok(()),
        Some(name) => Err(Failure::new(format!("\"{name}\" failed; what it said is above the summary."))),
    }
}

fn line(word: &str, took: Option<Duration>, name: &str) -> String {
    let time = took.map_or_else(String::new, |took| format!("{:.1} s", took.as_secs_f64()));
    format!("  {word:<8}{time:>9}  {name}")
}

fn closing_line(passed: u32, failed: bool) -> String {
    format!("{passed} passed, {} failed", u32::from(failed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn steps_after_a_failure_are_not_run() {
        let order = RefCell::new(Vec::new());
        let outcome = perform(vec![
            Step::new("first", || {
                order.borrow_mut().push("first");
                Ok(())
            }),
            Step::new("second", || Err(Failure::new("No luck."))),
            Step::new("third", || {
                order.borrow_mut().push("third");
                Ok(())
            }),
        ]);
        assert!(outcome.is_err());
        assert_eq!(*order.borrow(), ["first"]);
    }

    #[test]
    fn the_closing_line_counts_steps() {
        assert_eq!(closing_line(12, false), "12 passed, 0 failed");
        assert_eq!(closing_line(3, true), "3 passed, 1 failed");
    }
}
