//! A display and a message bus where there are none, for the real window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::process::{self, Running};

/// Large enough for the editor with its panels open.
const SCREEN: &str = "1600x1000x24";
/// More than a start on a slow machine takes.
const PATIENCE: Duration = Duration::from_secs(60);
/// A window that has drawn only its menu bar has fewer colours than this.
const COLOURS_OF_A_MAP: u32 = 200;

/// Xvfb on a display number that it chose itself, and a message bus of its
/// own; both end with this value.
pub struct Headless {
    _screen: Running,
    _bus: Running,
    display: String,
    bus_address: String,
}

impl Headless {
    pub fn start() -> Outcome<Self> {
        let mut xvfb = Command::new("Xvfb");
        // With `-displayfd` the server looks for a free number and prints it.
        xvfb.args(["-displayfd", "1", "-screen", "0", SCREEN]);
        xvfb.args(["-nolisten", "tcp", "-noreset"]);
        let (screen, number) = start_and_read_a_line(&mut xvfb)?;
        let mut dbus = Command::new("dbus-daemon");
        dbus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let (bus, bus_address) = start_and_read_a_line(&mut dbus)?;
        Ok(Self { _screen: screen, _bus: bus, display: format!(":{number}"), bus_address })
    }

    /// Lets a program open its windows here, drawing without a graphics card.
    pub fn hosts(&self, command: &mut Command) {
        self.shows(command)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // Without a graphics card this path of WebKit drops to 9 frames a second.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }

    /// Waits until the program has a window whose picture is a map and stays
    /// the same, and leaves that picture in a PNG file.
    pub fn photograph(&self, program: &mut Running, png: &Path) -> Outcome {
        let began = Instant::now();
        let mut earlier = String::new();
        while began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(700));
            if let Ok(Some(status)) = program.0.try_wait() {
                return Err(Failure::new(format!(
                    "The editor ended before its window was complete ({status})."
                )));
            }
            if !self.has_window(program.0.id())? {
                continue;
            }
            process::output(self.shows(Command::new("import").args(["-window", "root"])).arg(png))?;
            // `%k` counts colours, `%#` is a checksum of the pixels.
            let picture = process::output(Command::new("identify").args(["-format", "%k %#"]).arg(png))?;
            if picture == earlier && colours(&picture) >= COLOURS_OF_A_MAP {
                return Ok(());
            }
            earlier = picture;
        }
        Err(Failure::new(format!(
            "The editor's window showed no finished map within {} seconds; {} is the last that was seen.",
            PATIENCE.as_secs(),
            png.display()
        )))
    }

    fn has_window(&self, process_id: u32) -> Outcome<bool> {
        let mut search = Command::new("xdotool");
        search.args(["search", "--onlyvisible", "--pid", &process_id.to_string()]);
        let windows = process::printed(self.shows(&mut search))?;
        Ok(!windows.trim().is_empty())
    }

    fn shows<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY")
    }
}

/// Whether a window can be opened without help.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux") || process::is_set("DISPLAY") || process::is_set("WAYLAND_DISPLAY")
}

fn start_and_read_a_line(command: &mut Command) -> Outcome<(Running, String)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let name = command.get_program().to_string_lossy().into_owned();
    let mut running = process::start(command.stderr(Stdio::null()))?;
    let mut line = String::new();
    if let Some(output) = running.0.stdout.as_mut() {
        BufReader::new(output)
            .read_line(&mut line)
            .map_err(|error| Failure::new(format!("{name} could not be read: {error}.")))?;
    }
    let line = line.trim().to_owned();
    if line.is_empty() {
        return Err(Failure::new(format!("{name} ended as soon as it started.")));
    }
    Ok((running, line))
}

fn colours(picture: &str) -> u32 {
    let count = picture.split(' ').next().unwrap_or_default();
    count.parse().unwrap_or(0)
}
