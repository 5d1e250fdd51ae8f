//! Medians and percentiles of measured times.

use std::time::Duration;

/// Measured times, shortest first; never none.
pub struct Times(Vec<Duration>);

impl Times {
    /// Runs `measure` so many times.
    pub fn of<E>(rounds: usize, mut measure: impl FnMut(usize) -> Result<Duration, E>) -> Result<Self, E> {
        (0..rounds.max(1)).map(&mut measure).collect::<Result<Vec<_>, E>>().map(Times::from)
    }

    /// The middle one; of an even number the mean of the two in the middle.
    pub fn median(&self) -> Duration {
        let (below, above) = (self.at((self.0.len() - 1) / 2), self.at(self.0.len() / 2));
        (below + above) / 2
    }

    /// The one that 95 of 100 do not pass (nearest rank).
    pub fn p95(&self) -> Duration {
        self.at((self.0.len() * 95).div_ceil(100) - 1)
    }

    fn at(&self, place: usize) -> Duration {
        self.0.get(place).copied().unwrap_or_default()
    }
}

impl From<Vec<Duration>> for Times {
    fn from(mut times: Vec<Duration>) -> Self {
        if times.is_empty() {
            times.push(Duration::ZERO);
        }
        times.sort_unstable();
        Times(times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(milliseconds: impl IntoIterator<Item = u64>) -> Times {
        milliseconds.into_iter().map(Duration::from_millis).collect::<Vec<_>>().into()
    }

    #[test]
    fn the_median_is_the_middle_one_whatever_the_order() {
        assert_eq!(times([9, 1, 5]).median(), Duration::from_millis(5));
        assert_eq!(times([4, 1, 100, 2]).median(), Duration::from_millis(3));
        assert_eq!(times([7]).median(), Duration::from_millis(7));
    }

    #[test]
    fn five_of_a_hundred_may_pass_the_95th_percentile() {
        assert_eq!(times(1..=100).p95(), Duration::from_millis(95));
        assert_eq!(times(1..=20).p95(), Duration::from_millis(19));
        assert_eq!(times(1..=10).p95(), Duration::from_millis(10));
        assert_eq!(times([7]).p95(), Duration::from_millis(7));
    }
}
