//! What the system must have, beside Rust and Node: said, asked for, installed by apt.

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;

/// What a package is needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Building the desktop program.
    Build,
    /// Opening its window where there is no display.
    Headless,
    /// The tests.
    Test,
    /// Reading exported PDF files, which tests do on every system.
    Pages,
}

/// One package of Debian and Ubuntu.
struct Package {
    name: &'static str,
    why: &'static str,
    need: Need,
    /// Programs of which any one makes the package unnecessary.
    met_by: &'static [&'static str],
}

const fn package(need: Need, name: &'static str, why: &'static str) -> Package {
    Package { name, why, need, met_by: &[] }
}

/// The browsers that the browser tests can drive, in order of preference.
pub const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const PACKAGES: &[Package] = &[
    package(Need::Build, "build-essential", "the linker and C compiler"),
    package(Need::Build, "pkg-config", "finds the system's libraries"),
    package(Need::Build, "libwebkit2gtk-4.1-dev", "the window's canvas"),
    package(Need::Build, "libdbus-1-dev", "the desktop's message bus"),
    package(Need::Headless, "xvfb", "a display without a screen"),
    package(Need::Headless, "dbus", "a message bus where none runs"),
    package(Need::Headless, "libgl1-mesa-dri", "drawing without a GPU"),
    package(Need::Headless, "xdotool", "sees whether a window is open"),
    package(Need::Headless, "imagemagick", "takes and reads screenshots"),
    package(Need::Test, "webkit2gtk-driver", "drives the real window"),
    package(Need::Test, "procps", "finds the program that the driver started"),
    Package { met_by: BROWSERS, ..package(Need::Test, "chromium", "the browser of the browser tests") },
    Package { met_by: &["pdftotext"], ..package(Need::Pages, "poppler-utils", "reads exported PDF files") },
    Package { met_by: &["qpdf"], ..package(Need::Pages, "qpdf", "checks exported PDF files") },
    package(Need::Test, "strace", "kills a save at each system call"),
    package(Need::Test, "xclip", "reads pictures from the clipboard"),
    Package { met_by: &["git"], ..package(Need::Test, "git", "merges and compares journeys in a test") },
    package(Need::Test, "python3-venv", "reads exported files as other programs do"),
    package(Need::Test, "libreoffice-impress-nogui", "opens exported slides"),
    package(Need::Test, "libreoffice-calc-nogui", "opens exported tables"),
    package(Need::Test, "fonts-droid-fallback", "Chinese, Japanese and Korean"),
];

/// Makes sure that the packages for these needs are there. On Debian and
/// Ubuntu what is missing is named and installed, after a question unless this
/// runs as root or in CI; on another Linux the packages are listed; elsewhere
/// the system's own web view is used, and nothing but programs for PDF files is
/// needed.
pub fn install(needs: &[Need]) -> Outcome {
    let needed: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| needs.contains(&package.need))
        .filter(|package| !package.met_by.iter().any(|it| process::on_path(it).is_some()))
        .collect();
    if !cfg!(target_os = "linux") {
        return complain_elsewhere(&needed);
    }
    if process::on_path("apt-get").is_none() || process::on_path("dpkg-query").is_none() {
        println!("These must be installed; Debian's names for them are:");
        list(&needed);
        return Ok(());
    }
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Abbrev}\\n"]);
    query.args(needed.iter().map(|package| package.name));
    // It fails when a package is unknown, and still prints the others.
    let installed = process::printed(&mut query)?;
    let missing = missing(&needed, &installed);
    if missing.is_empty() {
        println!("  All {} packages are installed.", needed.len());
        return Ok(());
    }
    println!("These packages are missing:");
    list(&missing);
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let root = process::output(Command::new("id").arg("-u"))?.trim() == "0";
    if !root && !process::is_set("CI") {
        ask(&names)?;
    }
    process::run(apt_get(root).arg("update"))?;
    process::run(apt_get(root).args(["install", "--yes"]).args(names))
}

/// Off Linux each package that is still needed is named by its programs.
fn complain_elsewhere(needed: &[&Package]) -> Outcome {
    let programs: Vec<&str> = needed
        .iter()
        .filter(|package| package.need == Need::Pages)
        .flat_map(|it| it.met_by)
        .copied()
        .collect();
    if programs.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} must be on the search path. Install Poppler and QPDF, with Homebrew or Chocolatey for example, \
         then run this again.",
        programs.join(" and ")
    )))
}

fn list(packages: &[&Package]) {
    for package in packages {
        println!("  {:<24}{}", package.name, package.why);
    }
}

fn missing<'a>(needed: &[&'a Package], dpkg_listing: &str) -> Vec<&'a Package> {
    let installed: BTreeSet<&str> = dpkg_listing
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| status.trim() == "ii")
        .map(|(name, _)| name)
        .collect();
    needed.iter().filter(|package| !installed.contains(package.name)).copied().collect()
}

fn ask(names: &[&str]) -> Outcome {
    let by_hand = format!("sudo apt-get install {}", names.join(" "));
    if !std::io::stdin().is_terminal() {
        return Err(Failure::new(format!(
            "Nobody can be asked here whether to install packages. Run `{by_hand}`, then this again."
        )));
    }
    print!("Install them now with sudo? [Y/n] ");
    let mut answer = String::new();
    std::io::stdout()
        .flush()
        .and_then(|()| std::io::stdin().read_line(&mut answer))
        .map_err(|error| Failure::new(format!("The answer could not be read: {error}.")))?;
    match answer.trim().to_lowercase().as_str() {
        "" | "y" | "yes" => Ok(()),
        _ => Err(Failure::new(format!(
            "Nothing was installed. When you are ready, run `{by_hand}`, then this again."
        ))),
    }
}

fn apt_get(root: bool) -> Command {
    let mut command = if root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        // sudo drops the environment; a package's question would then wait for ever.
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.arg("--quiet");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_was_removed_or_is_unknown_is_missing() {
        let needed: Vec<&Package> =
            PACKAGES.iter().filter(|package| ["qpdf", "strace", "xvfb"].contains(&package.name)).collect();
        let listing = "qpdf ii \nstrace rc \n";
        let names: Vec<&str> = missing(&needed, listing).iter().map(|it| it.name).collect();
        assert_eq!(names, ["xvfb", "strace"]);
    }

    #[test]
    fn off_linux_only_the_programs_for_pages_are_asked_for() {
        let all: Vec<&Package> = PACKAGES.iter().collect();
        let said = complain_elsewhere(&all).unwrap_err().to_string();
        assert!(said.starts_with("pdftotext and qpdf must be"), "{said}");
        let others: Vec<&Package> = PACKAGES.iter().filter(|it| it.need != Need::Pages).collect();
        assert!(complain_elsewhere(&others).is_ok());
    }

    #[test]
    fn every_package_is_listed_once_and_says_why() {
        let names: BTreeSet<&str> = PACKAGES.iter().map(|package| package.name).collect();
        assert_eq!(names.len(), PACKAGES.len());
        assert!(PACKAGES.iter().all(|package| !package.why.is_empty()));
    }
}
