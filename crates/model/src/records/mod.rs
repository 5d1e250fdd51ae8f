//! The record kinds of a document, grouped as a person meets them.

mod journey;
mod map;
mod measures;
mod notes;
mod output;
mod people;

pub use journey::*;
pub use map::*;
pub use measures::*;
pub use notes::*;
pub use output::*;
pub use people::*;

/// Defines a record, or a part of one that has fields of its own: required fields first, then fields that are left out of the file while they
/// hold their default, then whatever a newer version wrote and this one does not know.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$required_doc:meta])* $required:ident: $required_type:ty,)*
            --
            $($(#[$optional_doc:meta])* $optional:ident: $optional_type:ty,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct $name {
            $($(#[$required_doc])* pub $required: $required_type,)*
            $(
                $(#[$optional_doc])*
                #[serde(default, skip_serializing_if = "crate::records::is_default")]
                pub $optional: $optional_type,
            )*
            /// Fields that this version does not know, kept as they came.
            #[serde(flatten)]
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl $name {
            /// The names of the fields in which two records differ, in field order; fields that this
            /// version does not know count as one named `extra`.
            pub fn differing_fields(&self, other: &Self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(if self.$required != other.$required { names.push(stringify!($required)); })*
                $(if self.$optional != other.$optional { names.push(stringify!($optional)); })*
                if self.extra != other.extra {
                    names.push("extra");
                }
                names
            }
        }
    };
}
pub(crate) use record;

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
