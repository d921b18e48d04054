//! Which of two lists is the newer one.

use super::Crl;

/// How a list follows another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Succession {
    /// It was made later.
    Newer,
    /// It was made at the same time, and has the same number or none.
    Same,
    /// It was made earlier.
    Older,
    /// It is the list of another CA, of another key of that CA, or of another distribution point:
    /// which of them is newer means nothing.
    Other,
}

impl Crl {
    /// How this list follows `before`: by thisUpdate, and by cRLNumber where that is the same (RFC
    /// 5280 §5.2.3: it rises with each list of one CA and one scope). Nothing is proved by it.
    #[must_use]
    pub fn succession(&self, before: &Self) -> Succession {
        let is_same_list = self.issuer == before.issuer
            && self.authority_key_id == before.authority_key_id
            && self.scope == before.scope;
        if !is_same_list {
            return Succession::Other;
        }
        // Without leading zeros the longer number is the higher one.
        let number = |crl: &Self| crl.number.as_ref().map(|digits| (digits.len(), digits.clone()));
        let numbers = match (number(self), number(before)) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => std::cmp::Ordering::Equal,
        };
        match self.this_update.cmp(&before.this_update).then(numbers) {
            std::cmp::Ordering::Greater => Succession::Newer,
            std::cmp::Ordering::Equal => Succession::Same,
            std::cmp::Ordering::Less => Succession::Older,
        }
    }
}
