/** A picture in the text: its address, what it shows, how wide it stands. */
import { Image } from '@tiptap/extension-image';
import { pictureAt, widthOf } from '../text/picture.ts';

/** What comes with pasted text is taken in until it was sent, see coming.ts. */
const isPasted = (src: string): boolean => pictureAt(src) !== null || /^data:image\/[\w+.-]+;base64,/.test(src);

/** Only pictures kept here are shown: others would tell their host who reads, and the page would not load them. */
export const PadImage = Image.extend({
	addAttributes() {
		return {
			src: { default: null },
			alt: { default: '' },
			title: { default: null },
			width: { default: null, parseHTML: (image) => widthOf(image.getAttribute('width')) }
		};
	},
	parseHTML: () => [
		{ tag: 'img[src]', getAttrs: (image) => (isPasted(image.getAttribute('src') ?? '') ? null : false) }
	],
	renderHTML({ node: { attrs } }) {
		const { src, title, width } = attrs;
		const shown = pictureAt(src) ? { src } : {};
		return ['img', { ...shown, alt: attrs.alt ?? '', title, width: widthOf(width), class: 'pad-picture' }];
	},
	addInputRules: () => []
});
