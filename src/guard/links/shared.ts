/**
 * Hosts that many people share: no list may condemn one of them whole for what a stranger put there. Of them only exact
 * addresses and folders count. Written by hand, for these are the names people know; names under which everybody may
 * register something (`github.io`, `blogspot.com`) come from the Public Suffix List.
 */
import { domainPartsOf } from './domain.ts';
import { shorteners } from './shorteners.ts';

const names = `
	// Searching, mail, files, forms and sites of the large houses
	google.com google.fr googleapis.com googleusercontent.com goo.gl forms.gle gstatic.com withgoogle.com youtube.com
	youtu.be blogger.com android.com gmail.com chromium.org firebase.google.com googlevideo.com gvt1.com
	microsoft.com live.com office.com office365.com outlook.com hotmail.com msn.com sharepoint.com onedrive.com 1drv.ms
	sway.com forms.office.com windows.com windows.net azure.com microsoftonline.com bing.com skype.com linkedin.com
	lnkd.in github.com githubusercontent.com githubassets.com npmjs.com visualstudio.com xbox.com azureedge.net
	apple.com icloud.com me.com mac.com itunes.com
	amazon.com amazon.fr amazon.de amazon.co.uk amazonaws.com awsstatic.com cloudfront.net aws.amazon.com imdb.com
	twitch.tv primevideo.com
	yahoo.com yahoo.fr yahoo.co.jp aol.com yandex.ru yandex.com mail.ru vk.com ok.ru duckduckgo.com qwant.com ecosia.org
	baidu.com qq.com weibo.com bilibili.com taobao.com alibaba.com aliexpress.com alicdn.com naver.com daum.net
	// Social places
	facebook.com fb.com fb.me messenger.com instagram.com threads.net whatsapp.com wa.me meta.com twitter.com x.com t.co
	tiktok.com snapchat.com pinterest.com pinterest.fr reddit.com redd.it tumblr.com discord.com discord.gg
	discordapp.com discordapp.net telegram.org t.me telegra.ph signal.org signal.group viber.com line.me
	mastodon.social mamot.fr framapiaf.org piaille.fr bsky.app bsky.social joinmastodon.org diaspora-fr.org
	quora.com flickr.com imgur.com giphy.com tenor.com vimeo.com dailymotion.com soundcloud.com spotify.com deezer.com
	bandcamp.com mixcloud.com patreon.com ko-fi.com tipeee.com ulule.com kickstarter.com leetchi.com gofundme.com
	onlyfans.com strava.com meetup.com eventbrite.com eventbrite.fr mobilizon.fr mobilizon.org change.org avaaz.org
	// Writing, sites and shops that anybody opens
	wordpress.com wordpress.org blogspot.com wix.com wixsite.com weebly.com webnode.com webnode.fr jimdo.com
	jimdosite.com squarespace.com webflow.io webflow.com shopify.com myshopify.com etsy.com ebay.com ebay.fr
	medium.com substack.com ghost.io notion.so notion.site notion.com evernote.com over-blog.com overblog.com
	canalblog.com e-monsite.com eklablog.com skyrock.com livejournal.com typepad.com hypotheses.org strikingly.com
	carrd.co about.me linktr.ee beacons.ai campsite.bio bio.link canva.com canva.site prezi.com slideshare.net
	scribd.com issuu.com calameo.com yumpu.com academia.edu researchgate.net archive.org archive.is web.archive.org
	godaddysites.com site123.me ucoz.ru ucoz.com narod.ru tilda.cc tilda.ws sitew.com yolasite.com
	// Forms, files, pads and appointments
	dropbox.com dropboxusercontent.com box.com wetransfer.com we.tl mega.nz mediafire.com pcloud.com swisstransfer.com
	gofile.io pixeldrain.com krakenfiles.com uploadhaven.com workupload.com filemail.com wormhole.app
	smash.com fromsmash.com send.firefox.com 4shared.com sendspace.com transfernow.net grosfichiers.com 1fichier.com
	typeform.com jotform.com surveymonkey.com 123formbuilder.com formstack.com cognitoforms.com tally.so airtable.com
	zoho.com zohopublic.com wufoo.com paperform.co smartsheet.com sondageonline.fr survio.com doodle.com calendly.com
	helloasso.com framasoft.org framaforms.org framapad.org framadate.org framagit.org framatalk.org framavox.org
	framacarte.org framalibre.org framadrop.org framalistes.org degooglisons-internet.org chatons.org lescommuns.org
	hackmd.io cryptpad.fr etherpad.org overleaf.com trello.com asana.com monday.com slack.com atlassian.net
	atlassian.com bitbucket.org miro.com mural.co figma.com padlet.com genial.ly genially.com quizlet.com kahoot.it
	zoom.us webex.com teams.microsoft.com jitsi.org meet.jit.si gotomeeting.com whereby.com
	// Code, servers and what stands before them
	gitlab.com gitlab.io codeberg.org sourceforge.net sourcehut.org pastebin.com gist.github.com stackoverflow.com
	stackexchange.com superuser.com codepen.io jsfiddle.net replit.com repl.co glitch.com glitch.me codesandbox.io
	vercel.app vercel.com netlify.app netlify.com herokuapp.com heroku.com fly.dev render.com onrender.com railway.app
	pages.dev workers.dev r2.dev cloudflare.com cloudflare-ipfs.com ipfs.io dweb.link firebaseapp.com web.app
	appspot.com digitaloceanspaces.com ondigitalocean.app linodeobjects.com backblazeb2.com wasabisys.com surge.sh
	ngrok.io ngrok.app ngrok-free.app trycloudflare.com ovh.com ovh.net ovhcloud.com gandi.net online.net scaleway.com
	ionos.com ionos.fr strato.de hostinger.com godaddy.com namecheap.com infomaniak.com infomaniak.ch hetzner.com
	jsdelivr.net unpkg.com akamaihd.net akamai.net fastly.net azurewebsites.net blob.core.windows.net
	translate.goog googleblog.com
	// Letters to many and what they link through
	mailchimp.com mailchi.mp list-manage.com sendgrid.net sendinblue.com brevo.com sibforms.com mailjet.com
	constantcontact.com campaign-archive.com hubspot.com hubspotlinks.com salesforce.com exacttarget.com
	mailerlite.com getresponse.com activehosted.com klaviyo.com customer.io intercom.io zendesk.com freshdesk.com
	// Providers, newspapers, public services and others that everybody writes links to
	orange.fr wanadoo.fr free.fr sfr.fr bouyguestelecom.fr laposte.net laposte.fr gouv.fr service-public.fr ameli.fr
	caf.fr impots.gouv.fr sncf.com sncf-connect.com leboncoin.fr doctolib.fr blablacar.fr allocine.fr marmiton.org
	lemonde.fr lefigaro.fr liberation.fr ouest-france.fr mediapart.fr francetvinfo.fr radiofrance.fr arte.tv
	europa.eu un.org who.int unesco.org bbc.com bbc.co.uk nytimes.com theguardian.com cnn.com wikipedia.org
	wikimedia.org wikidata.org wiktionary.org wikivoyage.org mozilla.org debian.org ubuntu.com openstreetmap.org
	paypal.com paypal.me stripe.com buymeacoffee.com adobe.com acrobat.com adobe.io docusign.com docusign.net
	booking.com airbnb.com airbnb.fr tripadvisor.com tripadvisor.fr uber.com netflix.com steampowered.com
	steamcommunity.com roblox.com epicgames.com ea.com nintendo.com playstation.com
	dhl.com ups.com fedex.com chronopost.fr colissimo.fr mondialrelay.fr usps.com
	t-online.de web.de gmx.net gmx.de gmx.fr libero.it tiscali.it virgilio.it terra.com.br uol.com.br globo.com
	ovh.fr bit.ly tinyurl.com
`;

/** Of these everybody has a name of their own before them: such a name may be condemned, the rest may not. */
const tenanted = `
	sharepoint.com onmicrosoft.com myshopify.com atlassian.net zendesk.com freshdesk.com slack.com over-blog.com
	overblog.com canalblog.com e-monsite.com eklablog.com skyrock.com webnode.com webnode.fr jimdo.com jimdosite.com
	tumblr.com livejournal.com typepad.com narod.ru ucoz.ru ucoz.com yolasite.com site123.me godaddysites.com sitew.com
	substack.com bandcamp.com hypotheses.org strikingly.com notion.site carrd.co webflow.io surge.sh glitch.me repl.co
	wixsite.com weebly.com wordpress.com blogspot.com tilda.ws canva.site netlify.app vercel.app herokuapp.com fly.dev
	onrender.com railway.app pages.dev workers.dev r2.dev firebaseapp.com web.app appspot.com azurewebsites.net
	azureedge.net windows.net cloudfront.net digitaloceanspaces.com ondigitalocean.app linodeobjects.com
	backblazeb2.com wasabisys.com ngrok.io ngrok.app ngrok-free.app trycloudflare.com translate.goog dweb.link
	app.link page.link onelink.me list-manage.com zohopublic.com formstack.com free.fr wanadoo.fr
`;

const wordsOf = (text: string): string[] =>
	text
		.replace(/^\s*\/\/.*$/gm, '')
		.split(/\s+/)
		.filter((word) => word !== '');

const shared = new Set([...wordsOf(names), ...wordsOf(tenanted), ...shorteners]);
const withTenants = new Set(wordsOf(tenanted));

const withoutWww = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

/** Whether many people share this host, or what it belongs to. */
export function isShared(host: string): boolean {
	if (shared.has(withoutWww(host))) return true;
	const { domain, suffix } = domainPartsOf(host);
	if (domain === null) return suffix === host;
	return shared.has(domain) && !withTenants.has(domain);
}
