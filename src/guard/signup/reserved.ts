/**
 * Names nobody may take: they would speak for the host, stand where the house has an address of its own, or advertise.
 */
import { linksIn } from '../links/find.ts';
import { folded } from './fold.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Who speaks for a host, in the languages of the house. A name made of these alone is refused. */
const roles = words(`
	abuse admin admins administrator administrators administrateur administratrice administration administracion
	adm assistance helpdesk help support soporte suporte aide moderator moderators moderateur moderatrice moderation mod mods
	staff team teams equipe official officiel officielle owner owners proprietaire operator operateur manager
	root sysadmin sysop system systeme superuser superadmin webmaster webadmin hostmaster postmaster mailer mailerdaemon daemon
	security securite privacy dpo legal compliance billing payment payments noreply donotreply
	host hosting hebergeur hebergement site service services contact info information press presse
	robot bot bots everyone everybody toutlemonde anonymous anonyme nobody personne guest invite null undefined
	nan none unknown inconnu deleted supprime user utilisateur username
`);

/** What names made of roles may be joined by. */
const joints = new Set(
	words('the of and at for by le la les l de du des d et a au aux pour par chez notre our my mon')
);

/** Addresses of the web, of mail and of machines, and pages that every host has. */
const places = words(`
	about access account activate activity ad add address ajax alpha analytics api app archive article asset atom auth
	authentication avatar backup banner beta bin blog board book bookmark bug business cache calendar call campaign cancel
	captcha career cart category cdn cgi cgibin changelog chat check checkout client code comment community company compare
	config configuration connect contactus contest contribute cookie cookies create css dashboard data database db debug
	default delete demo design desk destroy dev devel developer dictionary dir directory dist dns doc docs documentation domain
	donate download drop edit editor email employment empty end entry error eval event explore export faq favorite
	feature feed feedback file first follow follower following forgot form forum founder free friend ftp game get git gift
	graph group guard health healthz home homepage hostname howto html http https icon id idea image imap img import index
	intranet invitation invoice ios ip irc is issue item java javascript job join js json key language last ldap license
	licence link linux list live local localhost log login logout logon logoff lost mac mail mailing maintenance manage
	manual map marketing master me media member message messenger metrics mine mob mobile movie mp3 music mx my name
	named navigation net network new news newsletter nick nickname note notice notification notify ns oauth offer old online
	open openid order organization overview pad page panel password people phone photo php pic picture ping plan plugin policy
	poll pop popular portal post premium pricing price print private product profile project promo proxy pub public purpose put
	python query random ranking read readme ready recent recover recruit register registration release remove
	replies reply report repository request reset restore review robots rss ruby rule sale sample save school script search secure
	self send server session set setting settings setup share shop show signin signout signup sitemap smtp source
	space special spec sql src ssh ssl stage staging start stat state static status stats store story style stylesheet
	subdomain subscribe subscription svn sync sys tablet tag talk task tech telnet template term terms test theme thread tmp
	todo token tool top topic tos tour translation trash trend tutorial twitter unfollow unsubscribe update upgrade upload url
	usage vendor verify version video visitor watch web webhook webmail website welcome widget wiki window word work
	www xml xmpp yaml year you yourname yoursite yourdomain yourusername
	termsofservice privacypolicy android apple facebook github google instagram iphone ipad msn windows mysql postgres
	perl phpmyadmin postfix httpd wellknown wpadmin wplogin wordpress xmlrpc favicon
`);

const reservedRoles = new Set(roles.map(folded));
const reservedPlaces = new Set([...roles, ...places].map(folded));

/** Small words for the same, such as `admins`, `ns2`, `www7`. */
const bare = (name: string): string[] => {
	const text = folded(name);
	const single = [text.replace(/s$/, ''), text.replace(/ies$/, 'y'), text.replace(/es$/, '')];
	return [text, ...single, folded(name.replace(/[\d_-]+$/, ''))];
};

const isRole = (word: string): boolean => bare(word).some((one) => reservedRoles.has(one));

/**
 * Whether a person's name would speak for the host: `Admin`, `Аdmin`, `S u p p o r t`, `The Port Libre team`.
 * @param host the name of this host.
 */
export function speaksForHost(name: string, host: string): boolean {
	const own = folded(host);
	const whole = folded(name);
	if (whole === '' || reservedRoles.has(whole) || (own.length > 2 && whole === own)) return whole !== '';
	const rest = own.length > 2 ? whole.replace(own, '') : whole;
	const parts = name.split(/[\s._'’-]+/).filter((part) => /\p{L}/u.test(part) && !joints.has(part.toLowerCase()));
	const others = parts.filter((part) => !isRole(part) && !own.includes(folded(part)));
	return (rest !== whole && reservedRoles.has(rest)) || (others.length === 0 && parts.some(isRole));
}

/** A person's name written with a dot and two capitals: Jean.Green, M.Blanc. */
const dotted = /^\p{Lu}[\p{L}-]*\.\p{Lu}[\p{L}-]*$/u;

/** Whether a name leads to a site: what accounts are made for by the thousand. */
export const namesAddress = (name: string): boolean => linksIn(name).some(({ text }) => !dotted.test(text));

/** Whether a name in an address is one the house keeps for itself. */
export const isReservedAddress = (name: string): boolean =>
	/^.?$|^\d+$|^ww+s?\d*$/i.test(name) || bare(name).some((one) => reservedPlaces.has(one));
