//! Numbers in few bits: Elias gamma codes and Rice codes, highest bit first.

/// A sequence of bits that is being written.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits that fill no byte yet, the last written lowest.
    pending: u64,
    /// How many these are: under eight between calls.
    count: u32,
}

impl BitWriter {
    /// A sequence that goes on behind `bytes`.
    pub(super) fn behind(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }

    /// Writes the lowest `count` bits of `value`, at most 32.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        self.pending = self.pending << count | u64::from(value) & ((1 << count) - 1);
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.pending >> self.count) as u8);
        }
    }

    /// Writes a number from 1 on: as many zeros as it has bits behind its first, then it (Elias 1975).
    pub(super) fn gamma(&mut self, value: u32) {
        let length = value.max(1).ilog2();
        self.bits(0, length);
        self.bits(value.max(1), length + 1);
    }

    /// Writes a number: what is above its lowest `low` bits as so many ones and a zero, then
    /// those bits (Rice 1979).
    pub(super) fn rice(&mut self, value: u32, low: u32) {
        let mut ones = value >> low;
        if ones + 1 + low <= 32 {
            let head = (1_u64 << (ones + 1)) - 2;
            let tail = u64::from(value) & ((1 << low) - 1);
            return self.bits((head << low | tail) as u32, ones + 1 + low);
        }
        while ones > 0 {
            let some = ones.min(31);
            self.bits(u32::MAX, some);
            ones -= some;
        }
        self.bits(0, 1);
        self.bits(value, low);
    }

    /// The bytes, the last filled with zeros.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bits(0, 8 - self.count);
        }
        self.bytes
    }
}

/// The best `low` of the Rice code for gaps between `count` numbers spread over `range`: near
/// the binary logarithm of ln 2 times the mean gap, in whole numbers that a browser reckons alike.
pub(super) fn rice_low(range: u32, count: u32) -> u32 {
    let mean = u64::from(range) * 2 / (u64::from(count.max(1)) * 3);
    mean.checked_ilog2().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl FnOnce(&mut BitWriter)) -> String {
        let mut writer = BitWriter::default();
        write(&mut writer);
        let bytes = writer.into_bytes();
        bytes.iter().map(|byte| format!("{byte:08b}")).collect()
    }

    #[test]
    fn codes() {
        assert_eq!(shown(|w| w.gamma(1)), "10000000");
        assert_eq!(shown(|w| w.gamma(5)), "00101000");
        assert_eq!(shown(|w| w.rice(0, 0)), "00000000");
        assert_eq!(shown(|w| w.rice(5, 1)), "11010000");
        assert_eq!(
            shown(|w| w.rice(40, 0)),
            format!("{}{}", "1".repeat(40), "0".repeat(8))
        );
        assert_eq!(
            shown(|w| w.rice((33 << 16) + 1, 16)),
            format!("{}0{:016b}{}", "1".repeat(33), 1, "0".repeat(6))
        );
    }

    #[test]
    fn the_low_bits_follow_the_mean_gap() {
        for (range, count, low) in [(100, 100, 0), (100, 1, 6), (1 << 28, 1, 27), (3, 0, 1)] {
            assert_eq!(rice_low(range, count), low, "{range} {count}");
        }
    }
}
