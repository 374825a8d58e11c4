/** The house's own words for the texts of the host, until the host writes its own. */
export const defaultTexts = import.meta.glob<string>('./defaults/*/*.md', {
	query: '?raw',
	import: 'default',
	eager: true
});
