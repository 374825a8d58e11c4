import { Moment } from '#ui/parts/moment.tsx';

/** When something was said: today by the hour, else by the day too. */
export const When = ({ at }: { at: string }) => <Moment at={new Date(at)} brief class="quiet-text small-text" />;
