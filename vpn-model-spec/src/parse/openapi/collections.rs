//! Lists, and objects whose keys are data: what their items or values can be, and how many.

use openapiv3::{AdditionalProperties, ArrayType, ObjectType};

use super::Reader;
use super::place::Pointer;
use super::schema::{Lowered, named};
use crate::ir::Section;

impl<'d> Reader<'d, '_, '_> {
    /// A list.
    pub(super) fn array(
        &mut self,
        array: &'d ArrayType,
        at: &Pointer,
        name: &str,
        section: Section,
    ) -> Option<Lowered> {
        let items = at.to("items");
        let Some(schema) = &array.items else {
            self.refuse(at, "a list without `items`", "`items:` with a schema");
            return None;
        };
        let item = self.lower(schema, &items, name, section)?;
        let mut lowered = Lowered {
            type_name: format!("Array of {}", item.type_name),
            // Rules of a value on a list are about its items.
            rules: item.rules,
            description: item.description,
            ..Lowered::default()
        };
        self.bounds(
            "items",
            ("minItems", array.min_items),
            ("maxItems", array.max_items),
            at,
            &mut lowered,
        );
        if array.unique_items {
            let rule = self
                .places
                .implied(&at.to("uniqueItems"), "unique".to_owned());
            lowered.rules.push(rule);
        }
        Some(lowered)
    }

    /// An object whose members have names of the caller's choice.
    pub(super) fn map(
        &mut self,
        object: &'d ObjectType,
        at: &Pointer,
        name: &str,
        section: Section,
    ) -> Option<Lowered> {
        let additional = at.to("additionalProperties");
        let value = match &object.additional_properties {
            Some(AdditionalProperties::Schema(schema)) => {
                self.lower(schema, &additional, &format!("{name}Value"), section)?
            }
            Some(AdditionalProperties::Any(true)) => {
                self.places.take(&additional);
                named("Any")
            }
            Some(AdditionalProperties::Any(false)) | None => {
                self.refuse(
                    at,
                    "an object without members",
                    "`properties`, or `additionalProperties`",
                );
                return None;
            }
        };
        let mut lowered = Lowered {
            type_name: format!("Map of {}", value.type_name),
            rules: value.rules,
            description: value.description,
            ..Lowered::default()
        };
        self.bounds(
            "items",
            ("minProperties", object.min_properties),
            ("maxProperties", object.max_properties),
            at,
            &mut lowered,
        );
        Some(lowered)
    }
}
