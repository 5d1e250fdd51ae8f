//! Stages that are divided, made whole, moved and deleted: one change each.
