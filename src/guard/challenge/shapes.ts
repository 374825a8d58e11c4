/** The id of the form that is sent on by itself. */
export const formMark = 'one-step';
