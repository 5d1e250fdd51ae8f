//! Undo and redo: the changes of one document, one step an action of a person.

use std::collections::VecDeque;

use throughline_model::{Change, Document};

/// How many actions can be taken back; older ones are forgotten.
pub const LONGEST_HISTORY: usize = 10_000;

/// One action and what it changed.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    change: Change,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// What the action is called.
    pub label: String,
    /// What was really changed now; never empty.
    pub change: Change,
}

/// The actions that can be taken back, and those that can be made again.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Remembers an action. One that changed nothing is no step, and leaves what can be made again.
    pub fn push(&mut self, label: impl Into<String>, change: Change) {
        if change.is_empty() {
            return;
        }
        self.redo.clear();
        self.remember(Step { label: label.into(), change });
    }

    /// Takes the last action back, as far as nobody else has written over it since. An action of
    /// which nothing is left is passed over. None where there is nothing to take back.
    pub fn undo(&mut self, document: &mut Document) -> Option<Undone> {
        while let Some(step) = self.undo.pop_back() {
            let change = step.change.inverse().apply_where_untouched(document);
            if !change.is_empty() {
                self.redo.push(Step { label: step.label.clone(), change: change.inverse() });
                return Some(Undone { label: step.label, change });
            }
        }
        None
    }

    /// Makes the action again that was taken back last, under the same conditions.
    pub fn redo(&mut self, document: &mut Document) -> Option<Undone> {
        while let Some(step) = self.redo.pop() {
            let change = step.change.apply_where_untouched(document);
            if !change.is_empty() {
                self.remember(Step { label: step.label.clone(), change: change.clone() });
                return Some(Undone { label: step.label, change });
            }
        }
        None
    }

    /// What the next undo takes back, for the menu.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.back().map(|step| step.label.as_str())
    }

    /// What the next redo makes again, for the menu.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    fn remember(&mut self, step: Step) {
        if self.undo.len() == LONGEST_HISTORY {
            self.undo.pop_front();
        }
        self.undo.push_back(step);
    }
}
