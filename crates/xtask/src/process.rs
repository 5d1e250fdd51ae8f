//! Running other programs: each command line is shown, and a failure names the program.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::failure::{Failure, Outcome};

/// Shows the command line, runs it to its end with the terminal's input and
/// output, and fails when the program does.
pub fn run(command: &mut Command) -> Outcome {
    println!("  $ {}", shown(command));
    let status = command.status().map_err(|error| could_not_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status}); its own messages are above.", shown(command))))
    }
}

/// What the program printed, whether it succeeded or not.
pub fn printed(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::null()).output().map_err(|error| could_not_start(command, &error))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What the program printed; its own failure is one here.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| could_not_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!(
            "`{}` failed ({}): {}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        )))
    }
}

/// Starts the program beside this one.
pub fn start(command: &mut Command) -> Outcome<Running> {
    match command.spawn() {
        Ok(child) => Ok(Running(child)),
        Err(error) => Err(could_not_start(command, &error)),
    }
}

/// A program that runs beside this one and is ended, by its id, when this value goes.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when the program has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where the program lies on the search path, if it does.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file_name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file_name))
        .find(|candidate| candidate.is_file())
}

/// Whether the environment variable is set to something.
pub fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn could_not_start(command: &Command, error: &std::io::Error) -> Failure {
    // The system reports a missing folder as if the program were missing.
    if let Some(folder) = command.get_current_dir().filter(|it| !it.is_dir()) {
        return Failure::new(format!("The folder {} does not exist.", folder.display()));
    }
    Failure::new(format!(
        "`{}` could not be started: {error}. Is the program installed and on the search path?",
        command.get_program().to_string_lossy()
    ))
}

fn shown(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    // Programs of this build have long addresses; their names say enough.
    let name = program.rsplit(['/', '\\']).next().unwrap_or(&program);
    command.get_args().fold(name.to_owned(), |line, argument| line + " " + &argument.to_string_lossy())
}
