//! How the cards of one lane stand below each other when some of them span several columns.

/// A card to be stacked: the columns it covers and its height.
pub(crate) struct Stackable {
    pub first: usize,
    pub last: usize,
    pub height: f64,
}

/// Where the cards of a lane stand.
pub(crate) struct Stack {
    /// The top of each card, in the order given, measured from the first card's.
    pub tops: Vec<f64>,
    /// From the first card's top to the lowest card's bottom.
    pub height: f64,
}

/// Stacks cards in the order given: each goes below whatever already stands in its columns.
pub(crate) fn stack(cards: &[Stackable], columns: usize, gap: f64) -> Stack {
    let mut bottoms = vec![0.0_f64; columns];
    let mut tops = Vec::with_capacity(cards.len());
    let mut height = 0.0_f64;
    for card in cards {
        let covered = card.first.min(columns)..(card.last + 1).min(columns);
        let covered = &mut bottoms[covered];
        let top = covered.iter().copied().fold(0.0, f64::max);
        covered.fill(top + card.height + gap);
        tops.push(top);
        height = height.max(top + card.height);
    }
    Stack { tops, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stacked(cards: &[(usize, usize, f64)]) -> Stack {
        let cards: Vec<Stackable> = cards
            .iter()
            .map(|(first, last, height)| Stackable { first: *first, last: *last, height: *height })
            .collect();
        stack(&cards, 4, 6.0)
    }

    #[test]
    fn cards_of_one_column_stand_below_each_other_with_a_gap() {
        let stack = stacked(&[(0, 0, 20.0), (0, 0, 30.0)]);
        assert_eq!(stack.tops, [0.0, 26.0]);
        assert_eq!(stack.height, 56.0);
    }

    #[test]
    fn cards_of_different_columns_stand_side_by_side() {
        assert_eq!(stacked(&[(0, 0, 20.0), (1, 1, 30.0)]).tops, [0.0, 0.0]);
    }

    #[test]
    fn a_spanning_card_pushes_down_what_follows_in_its_columns() {
        let stack = stacked(&[(0, 0, 20.0), (0, 2, 10.0), (1, 1, 15.0), (3, 3, 50.0)]);
        assert_eq!(stack.tops, [0.0, 26.0, 42.0, 0.0]);
        assert_eq!(stack.height, 57.0);
    }
}
