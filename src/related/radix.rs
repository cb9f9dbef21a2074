//! Sorts by the high bits of numbers, leaving the order of those that share them.

/// Bits looked at in a pass.
const DIGIT: u32 = 11;

/// Sorts by the bits from `low` on, below `high`; those with equal bits stay in their order.
pub(super) fn sort<T: Copy + Default + Into<u64>>(
    mut items: Vec<T>,
    low: u32,
    high: u32,
) -> Vec<T> {
    let mut other = vec![T::default(); items.len()];
    let mut at = low;
    while at < high {
        let bits = DIGIT.min(high - at);
        let digit = |item: T| (item.into() >> at) as usize & ((1 << bits) - 1);
        let mut starts = vec![0; 1 << bits];
        for &item in &items {
            starts[digit(item)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for &item in &items {
            let start = &mut starts[digit(item)];
            other[*start] = item;
            *start += 1;
        }
        std::mem::swap(&mut items, &mut other);
        at += bits;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn the_low_bits_keep_their_order() {
        let items: Vec<u64> = (0..10_000_u64)
            .map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) << 8) | (n % 256))
            .collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| (item >> 8) & 0xFF_FFFF_FFFF);
        assert_eq!(sort(items, 8, 48), expected);
        assert!(sort::<u32>(Vec::new(), 0, 32).is_empty());
    }
}
