/** The words that hold sentences together, by language: an ordinary sentence is a third made of them. */
export type HostLanguage = 'en' | 'fr';

const listed = (words: string): Set<string> => new Set(words.split(' '));

/** Without accents; parted at the apostrophe. Words that other languages use as often are left out. */
export const smallWords: Record<HostLanguage, Set<string>> = {
	en: listed(
		'the and of to is are was were be been have has had with for from this that these those it its you your we our ' +
			'they their he she his her not but or if when where who which what how why will would can could should may ' +
			'there here by at on an as do does did get my me i im ok please thank thanks about just all any some more out ' +
			'up so then than only now new see know want go u ur'
	),
	fr: listed(
		'le la les l d un une des du de et est sont etait etaient etre ai as a ont avoir avec pour par sur dans ce cet ' +
			'cette ces c qui que qu quoi dont ou il elle ils elles je j tu nous vous on n ne pas plus mais si quand comme ' +
			'comment pourquoi mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs au aux y en tout tous toute ' +
			'toutes bien tres merci bonjour s t m suis sera sans chez entre aussi fait faire'
	)
};
