/**
 * How far from the edges of the window the words one writes stay, so that what waits there covers none of them. The style
 * says it once, for the browser and for editors that scroll by themselves.
 */
const paddingAt = (edge: 'Top' | 'Bottom'): number =>
	Number.parseFloat(getComputedStyle(document.documentElement)[`scrollPadding${edge}`]) || 0;

/** What the keyboard of a phone lies over is covered already. */
const underKeyboard = (): number => innerHeight - (visualViewport?.height ?? innerHeight);

export const inSight = {
	left: 0,
	right: 0,
	get top() {
		return paddingAt('Top');
	},
	get bottom() {
		return Math.max(0, paddingAt('Bottom') - underKeyboard());
	}
};
