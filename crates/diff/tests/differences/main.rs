//! What differs between two sides, exactly and as a person reads it, and how three become one.

mod exact;
mod maps;
mod matching;
mod merge_by_hand;
mod merge_laws;
mod merge_spans;
mod recovered;
mod said_by_a_person;
mod scripts;
mod shop;
mod stage_and_steps;
