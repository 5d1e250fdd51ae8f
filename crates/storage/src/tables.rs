//! The record kinds of a file in the order in which it groups them.

/// Calls a macro with each list's key and kind of record. `journey` and `settings` stand before
/// them and are single.
macro_rules! with_tables {
    ($with:ident) => {
        $with! {
            states: State,
            personas: Persona,
            channels: Channel,
            departments: Department,
            stages: Stage,
            steps: Step,
            lanes: Lane,
            cards: Card,
            emotions: Emotion,
            metrics: Metric,
            measurements: Measurement,
            milestones: Milestone,
            evidence: Evidence,
            links: Link,
            comments: Comment,
            assets: Asset,
            views: View,
            decks: Deck,
            prompts: Prompt,
            conflicts: Conflict,
        }
    };
}
pub(crate) use with_tables;
