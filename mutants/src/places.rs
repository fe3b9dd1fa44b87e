//! Where mutants can be switched on: bodies, expressions and arms, and what is computed by the compiler, where they cannot.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, BinOp, Block, Expr, ExprBinary, ExprMatch, ExprStruct, ExprUnary, ImplItemConst,
    ImplItemFn, ItemConst, ItemFn, ItemStatic, Pat, Signature, TraitItemConst, TraitItemFn,
};

#[derive(Default)]
pub(crate) struct Places {
    /// Of functions: the braces, and where the first statement begins.
    pub(crate) bodies: Vec<(Range<usize>, usize)>,
    /// Computed by the compiler.
    pub(crate) constant: Vec<Range<usize>>,
    /// Operator, and the expression that is written anew with another one.
    pub(crate) operators: Vec<(Range<usize>, Option<Range<usize>>)>,
    pub(crate) arms: Vec<ArmPlace>,
    pub(crate) structs: Vec<Range<usize>>,
    /// The word `const` of functions that need not be.
    pub(crate) consts: Vec<Range<usize>>,
    /// Names of functions that the compiler runs.
    pub(crate) keep: BTreeSet<String>,
    /// One of the arms that we are among takes everything.
    wildcard: bool,
    /// The largest expression of operators without parentheses around where we are.
    chain: Option<Range<usize>>,
}

pub(crate) struct ArmPlace {
    pub(crate) whole: Range<usize>,
    pub(crate) pattern: Range<usize>,
    pub(crate) guard: Option<Range<usize>>,
    pub(crate) guard_has_let: bool,
    /// Another arm takes what this one does not.
    pub(crate) may_refuse: bool,
}

fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn takes_all(arm: &Arm) -> bool {
    match &arm.pat {
        Pat::Wild(_) => true,
        Pat::Ident(name) => !name.ident.to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

impl Places {
    fn function(&mut self, signature: &Signature, block: &Block) {
        let braces = bytes(block);
        if let Some(token) = &signature.constness {
            if self.keep.contains(&signature.ident.to_string()) {
                self.constant.push(braces.clone());
            } else {
                self.consts.push(bytes(token));
            }
        }
        let first = block
            .stmts
            .first()
            .map_or(braces.end - 1, |first| bytes(first).start);
        self.bodies.push((braces, first));
    }

    fn outside_of_chain(&mut self, visit: impl FnOnce(&mut Self)) {
        let chain = self.chain.take();
        visit(self);
        self.chain = chain;
    }

    fn operand(&mut self, operand: &Expr, chain: Option<&Range<usize>>) {
        let before = self.chain.take();
        if matches!(operand, Expr::Binary(_)) {
            self.chain = chain.cloned();
        }
        self.visit_expr(operand);
        self.chain = before;
    }
}

impl<'ast> Visit<'ast> for Places {
    fn visit_item_fn(&mut self, node: &'ast ItemFn) {
        self.function(&node.sig, &node.block);
        visit::visit_item_fn(self, node);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast ImplItemFn) {
        self.function(&node.sig, &node.block);
        visit::visit_impl_item_fn(self, node);
    }

    fn visit_trait_item_fn(&mut self, node: &'ast TraitItemFn) {
        if let Some(block) = &node.default {
            self.function(&node.sig, block);
        }
        visit::visit_trait_item_fn(self, node);
    }

    fn visit_item_const(&mut self, node: &'ast ItemConst) {
        self.constant.push(bytes(node));
    }

    fn visit_item_static(&mut self, node: &'ast ItemStatic) {
        self.constant.push(bytes(node));
    }

    fn visit_impl_item_const(&mut self, node: &'ast ImplItemConst) {
        self.constant.push(bytes(node));
    }

    fn visit_trait_item_const(&mut self, node: &'ast TraitItemConst) {
        self.constant.push(bytes(node));
    }

    fn visit_expr(&mut self, node: &'ast Expr) {
        if matches!(node, Expr::Binary(_)) {
            visit::visit_expr(self, node);
        } else {
            self.outside_of_chain(|places| visit::visit_expr(places, node));
        }
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let assigns = matches!(
            node.op,
            BinOp::AddAssign(_)
                | BinOp::SubAssign(_)
                | BinOp::MulAssign(_)
                | BinOp::DivAssign(_)
                | BinOp::RemAssign(_)
                | BinOp::BitXorAssign(_)
                | BinOp::BitAndAssign(_)
                | BinOp::BitOrAssign(_)
                | BinOp::ShlAssign(_)
                | BinOp::ShrAssign(_)
        );
        let lets = has_let(&node.left) || has_let(&node.right);
        // Other operators bind otherwise: a chain is written anew as a whole.
        let chain = (!lets).then(|| self.chain.clone().unwrap_or_else(|| bytes(node)));
        self.operators.push((bytes(&node.op), chain.clone()));
        let inner = if assigns { None } else { chain.as_ref() };
        self.operand(&node.left, inner);
        self.operand(&node.right, inner);
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        self.operators.push((bytes(&node.op), Some(bytes(node))));
        visit::visit_expr_unary(self, node);
    }

    fn visit_expr_struct(&mut self, node: &'ast ExprStruct) {
        self.structs.push(bytes(node));
        visit::visit_expr_struct(self, node);
    }

    fn visit_expr_match(&mut self, node: &'ast ExprMatch) {
        let before = std::mem::replace(&mut self.wildcard, node.arms.iter().any(takes_all));
        visit::visit_expr_match(self, node);
        self.wildcard = before;
    }

    fn visit_arm(&mut self, node: &'ast Arm) {
        let (pattern, guard) = match &node.pat {
            Pat::Guard(guarded) => (&*guarded.pat, Some(&*guarded.guard)),
            pattern => (pattern, None),
        };
        self.arms.push(ArmPlace {
            whole: bytes(node),
            pattern: bytes(pattern),
            guard: guard.map(bytes),
            guard_has_let: guard.is_some_and(has_let),
            may_refuse: guard.is_some() || self.wildcard && !takes_all(node),
        });
        self.outside_of_chain(|places| visit::visit_arm(places, node));
    }
}
