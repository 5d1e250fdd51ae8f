//! What each command does to the sample journey, one file a command.

mod hand;
mod sample;

mod add_card;
mod add_lane;
mod add_record;
mod add_stage;
mod add_step;
mod batch;
mod delete;
mod duplicate;
mod fork_state;
mod history;
mod labels;
mod move_card;
mod move_lane;
mod move_record;
mod move_stage;
mod move_step;
mod pairs_of_states;
mod promote_state;
mod retype_lane;
mod schema;
mod set_emotion;
mod set_fields;
mod span_card;
