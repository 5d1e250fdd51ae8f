//! What comparisons mean, over maps built by hand, samples and random ones.

mod builder;
mod cases;
mod deck;
mod laws;
mod maps;
