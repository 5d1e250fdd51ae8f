//! `cargo xtask test`: everything that must hold, from the form of the source to the real window.

use crate::checkers;
use crate::end_to_end::EndToEnd;
use crate::failure::{Failure, Outcome};
use crate::headless::Headless;
use crate::interface::{self, END_TO_END, UI};
use crate::packages::{self, BROWSERS, Need};
use crate::process;
use crate::steps::{self, Step};
use crate::tidy;
use crate::workspace::{Profile, WHOLE_HOUSE, Workspace};

/// Every test in order, the quick ones first.
pub fn everything(workspace: &Workspace) -> Outcome {
    let mut steps =
        vec![system_packages(), ui_packages(workspace), end_to_end_packages(workspace), checkers(workspace)];
    steps.extend(tidy::steps(workspace));
    steps.extend([
        ui_tests(workspace),
        ui_build(workspace),
        rust_tests(workspace),
        programs(workspace),
        window_tests(workspace),
        browser_tests(workspace),
    ]);
    steps::perform(steps)
}

/// One part, with what it needs.
pub fn part(workspace: &Workspace, name: &str) -> Outcome {
    steps::perform(match name {
        "tidy" => return tidy::tidy(workspace),
        "rust" => vec![
            system_packages(),
            ui_packages(workspace),
            checkers(workspace),
            ui_build(workspace),
            rust_tests(workspace),
        ],
        "ui" => vec![ui_packages(workspace), ui_tests(workspace)],
        "window" | "browser" => vec![
            system_packages(),
            ui_packages(workspace),
            end_to_end_packages(workspace),
            ui_build(workspace),
            programs(workspace),
            match name {
                "window" => window_tests(workspace),
                _ => browser_tests(workspace),
            },
        ],
        unknown => {
            return Err(Failure::new(format!(
                "There is no part \"{unknown}\" of the tests: it is tidy, rust, ui, window or browser."
            )));
        }
    })
}

fn system_packages<'a>() -> Step<'a> {
    Step::new("system packages", || {
        packages::install(&[Need::Build, Need::Headless, Need::Test, Need::Pages])
    })
}

fn ui_packages(workspace: &Workspace) -> Step<'_> {
    Step::new("packages of the interface", || {
        interface::require_node()?;
        interface::install(workspace, UI)
    })
}

fn end_to_end_packages(workspace: &Workspace) -> Step<'_> {
    Step::new("packages of the end-to-end tests", || interface::install(workspace, END_TO_END))
}

fn checkers(workspace: &Workspace) -> Step<'_> {
    Step::new("checkers of exported files", || checkers::install(workspace))
}

fn ui_tests(workspace: &Workspace) -> Step<'_> {
    Step::new("interface tests", || interface::script(workspace, UI, "test"))
}

fn ui_build(workspace: &Workspace) -> Step<'_> {
    Step::new("build the interface", || interface::script(workspace, UI, "build"))
}

fn rust_tests(workspace: &Workspace) -> Step<'_> {
    Step::new("Rust tests", || {
        // Some of them use the command line as a script would.
        workspace.build(Profile::Dev, &["throughline"])?;
        let mut test = workspace.cargo();
        test.arg("test").args(WHOLE_HOUSE);
        process::run(test.env("THROUGHLINE_CLI", workspace.program(Profile::Dev, "throughline")))
    })
}

fn programs(workspace: &Workspace) -> Step<'_> {
    Step::new("build the programs", || workspace.build(Profile::Dev, &["throughline-desktop", "throughline"]))
}

fn window_tests(workspace: &Workspace) -> Step<'_> {
    Step::new("tests in a real window", || {
        if !cfg!(target_os = "linux") {
            return Err(Failure::new(
                "The window can be driven on Linux only. The other parts run here one by one: \
                 `cargo xtask test tidy`, `rust`, `ui` and `browser`.",
            ));
        }
        let display = Headless::start()?;
        let mut tests = EndToEnd::of(workspace, "window");
        display.hosts(&mut tests.command);
        tests.run()
    })
}

fn browser_tests(workspace: &Workspace) -> Step<'_> {
    Step::new("tests in a real browser", || {
        let browser = BROWSERS.iter().find_map(|name| process::on_path(name));
        let browser = browser.ok_or_else(|| {
            Failure::new(format!(
                "No browser was found on the search path; any of these will do: {}.",
                BROWSERS.join(", ")
            ))
        })?;
        let mut tests = EndToEnd::of(workspace, "browser");
        tests.command.env("THROUGHLINE_CHROMIUM", browser);
        tests.run()
    })
}
