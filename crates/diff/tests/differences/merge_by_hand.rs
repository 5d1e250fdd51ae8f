//! What people do at once, case by case.
