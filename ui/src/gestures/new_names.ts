/** What new stages and steps are called until somebody types a name. */

export const NEW_STAGE = "New stage";
export const NEW_STEP = "New step";
