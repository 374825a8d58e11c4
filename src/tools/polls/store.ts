/** Every query of polls. Reads take a pass; what somebody may see of it is decided in `sight.ts`. */
export * from './store/ballots.ts';
export * from './store/brought.ts';
export * from './store/comments.ts';
export * from './store/polls.ts';
export * from './store/voters.ts';
