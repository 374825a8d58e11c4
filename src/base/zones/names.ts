import { kept } from '#base/kept.ts';
import { cityOf } from './cities.ts';
import { isZone, zoneHere } from './walls.ts';

export type ZoneName = { zone: string; name: string };
export type ZoneGroup = { region: string; zones: ZoneName[] };

// Regions by their UN M49 code: Intl then knows their name in every language.
const regions = ['150', '002', '019', '142', '009', 'AQ'] as const;
type Region = (typeof regions)[number];

const byPrefix: Record<string, Region> = {
	Africa: '002',
	America: '019',
	Antarctica: 'AQ',
	Arctic: '150',
	Asia: '142',
	Australia: '009',
	Europe: '150',
	Pacific: '009'
};
const islands: Record<string, Region> = {
	'Atlantic/Bermuda': '019',
	'Atlantic/Cape_Verde': '002',
	'Atlantic/Saint_Helena': '002',
	'Atlantic/St_Helena': '002',
	'Atlantic/South_Georgia': '019',
	'Atlantic/Stanley': '019',
	'Indian/Chagos': '142',
	'Indian/Christmas': '009',
	'Indian/Cocos': '009',
	'Indian/Maldives': '142'
};

const regionOf = (zone: string): Region =>
	islands[zone] ?? byPrefix[zone.split('/')[0]!] ?? (zone.startsWith('Indian/') ? '002' : '150');

function knownZones(): string[] {
	const { supportedValuesOf } = Intl as { supportedValuesOf?(what: string): string[] };
	return supportedValuesOf ? supportedValuesOf('timeZone').filter((zone) => zone.includes('/')) : [zoneHere()];
}

// Engines keep the names that zones had when Unicode first listed them; people look for today's.
const newNames: Record<string, string> = {
	'Africa/Asmera': 'Africa/Asmara',
	'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
	'America/Catamarca': 'America/Argentina/Catamarca',
	'America/Cordoba': 'America/Argentina/Cordoba',
	'America/Coral_Harbour': 'America/Atikokan',
	'America/Godthab': 'America/Nuuk',
	'America/Indianapolis': 'America/Indiana/Indianapolis',
	'America/Jujuy': 'America/Argentina/Jujuy',
	'America/Louisville': 'America/Kentucky/Louisville',
	'America/Mendoza': 'America/Argentina/Mendoza',
	'Asia/Calcutta': 'Asia/Kolkata',
	'Asia/Katmandu': 'Asia/Kathmandu',
	'Asia/Rangoon': 'Asia/Yangon',
	'Asia/Saigon': 'Asia/Ho_Chi_Minh',
	'Atlantic/Faeroe': 'Atlantic/Faroe',
	'Europe/Kiev': 'Europe/Kyiv',
	'Pacific/Enderbury': 'Pacific/Kanton',
	'Pacific/Ponape': 'Pacific/Pohnpei',
	'Pacific/Truk': 'Pacific/Chuuk'
};

const todaysName = (zone: string): string => {
	const name = newNames[zone];
	return name && isZone(name) ? name : zone;
};

/** "France Time", "heure : France": the only place where Intl says where a zone is. */
function wordsOf(zone: string, locale: string): string {
	const options = { timeZone: zone, timeZoneName: 'shortGeneric' as const };
	const parts = new Intl.DateTimeFormat(locale, options).formatToParts(0);
	return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

type Frame = { before: string; after: string };

/** What all those phrases share before and after the place, whatever the language. */
function frameOf(locale: string): Frame {
	const phrases = ['Europe/Paris', 'Asia/Tokyo', 'Africa/Cairo', 'America/Lima', 'Africa/Lagos'].map((zone) =>
		wordsOf(zone, locale)
	);
	return { before: shared(phrases), after: backwards(shared(phrases.map(backwards))) };
}

const backwards = (text: string): string => [...text].reverse().join('');

function shared(texts: string[]): string {
	const first = texts[0]!;
	let length = 0;
	while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
	return first.slice(0, length);
}

function placeOf(zone: string, locale: string, { before, after }: Frame): string {
	const words = wordsOf(zone, locale);
	const framed = words.startsWith(before) && words.endsWith(after) && !/\d/.test(words);
	return framed ? words.slice(before.length, words.length - after.length) : '';
}

const bare = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/[^a-z]/gi, '')
		.toLowerCase();

/** "New York", "Londres (Royaume-Uni)": the city of the IANA name and what Intl calls the place. */
function nameOf(zone: string, locale: string, frame: Frame): string {
	const city = cityOf(zone, locale);
	const place = placeOf(zone, locale, frame);
	if (!place) return city;
	return bare(city).includes(bare(place)) || bare(place).includes(bare(city)) ? place : `${city} (${place})`;
}

// The short English of a country says "ET" or "CET" for what it calls so, where that of the world names the place.
const localeOf = (language: string): string => (/^en(-|$)/i.test(language) ? 'en-001' : language);

const namesIn = kept<string, ZoneGroup[]>(20, (language) => {
	const locale = localeOf(language);
	const frame = frameOf(locale);
	const regionName = new Intl.DisplayNames(locale, { type: 'region' });
	const { compare } = new Intl.Collator(locale);
	const all = knownZones().map((old) => {
		const zone = todaysName(old);
		return { zone, name: nameOf(zone, locale, frame), region: regionOf(zone) };
	});
	const groups = regions.map((region) => ({
		region: regionName.of(region) ?? region,
		zones: all
			.filter((each) => each.region === region)
			.map(({ zone, name }) => ({ zone, name }))
			.sort((a, b) => compare(a.name, b.name))
	}));
	return [...groups, { region: 'UTC', zones: [{ zone: 'UTC', name: 'UTC' }] }].filter(({ zones }) => zones.length > 0);
});

/**
 * Every zone with a name people recognise, grouped by continent: Europe first, UTC last, alphabetical within.
 * A browser that cannot list zones offers its own and UTC.
 */
export const zones = (language: string): ZoneGroup[] => namesIn(language);
