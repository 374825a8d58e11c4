/** The words that hold sentences together, by language: an ordinary sentence is a third made of them. */
import type { Language } from '#kernel/words/words.ts';

const listed = (words: string): Set<string> => new Set(words.split(' '));

/** Without accents; parted at the apostrophe. Words that other languages use as often are left out. */
export const smallWords: Record<Language, Set<string>> = {
	en: listed(
		'the and to are were been be have has with for from this that these those it its you your our they their she his ' +
			'her not but or if when where who which what how why would will can could should may there here by at on get ' +
			'did does ok please thank thanks about just all any some more out up than then only now new see know want i'
	),
	fr: listed(
		'le les l d une du et est sont etait etaient etre ai avoir avec pour par sur dans ce cet cette ces c qui que qu ' +
			'quoi dont ou il elle ils elles je j nous vous on pas plus mais quand comme comment pourquoi mon nos votre vos ' +
			'leur leurs au aux tout tous toute toutes bien tres merci bonjour suis sans chez entre aussi fait faire sa ses'
	)
};
