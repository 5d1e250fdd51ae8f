//! Why a command stopped, as one sentence for the person who ran it.

use std::fmt;

/// What happened, where, and what to do about it.
#[derive(Debug)]
pub struct Failure(String);

/// What every command and every step returns.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
