/** Mail domains of people who have nothing to do with each other: who bans one keeps out far more than one abuser. */
import { isShared } from '../links/shared.ts';

/** Names known for their mail; those known for their pages too, and endings such as `co.uk`, `isShared` knows. */
const providers: ReadonlySet<string> = new Set(
	`
	googlemail.com hotmail.fr hotmail.co.uk hotmail.be hotmail.it hotmail.es hotmail.de outlook.fr outlook.be outlook.de
	outlook.es outlook.it live.fr live.be live.ca live.co.uk live.nl passport.com ymail.com rocketmail.com yahoo.co.uk
	yahoo.ca yahoo.de yahoo.es yahoo.it yahoo.com.br yahoo.co.in aol.fr aim.com
	neuf.fr cegetel.net bbox.fr numericable.fr noos.fr club-internet.fr aliceadsl.fr libertysurf.fr tele2.fr dbmail.com
	voila.fr lapost.net mailo.com mailo.fr net-c.com net-c.fr netcourrier.com gandi.net ik.me etik.com ouvaton.org zaclys.net
	proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io posteo.net posteo.de posteo.eu
	mailbox.org fastmail.com fastmail.fm hushmail.com runbox.com startmail.com vivaldi.net hey.com zohomail.com zohomail.eu
	riseup.net disroot.org autistici.org inventati.org systemli.org immerda.ch so36.net sindominio.net no-log.org
	gmx.com gmx.at gmx.ch freenet.de online.de arcor.de bluewin.ch hispeed.ch skynet.be telenet.be proximus.be voo.be
	scarlet.be pt.lu ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl chello.nl
	videotron.ca sympatico.ca bell.net rogers.com shaw.ca telus.net btinternet.com sky.com talktalk.net virginmedia.com
	ntlworld.com blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
	earthlink.net tin.it alice.it telefonica.net sapo.pt wp.pl o2.pl interia.pl onet.pl seznam.cz centrum.cz
	bk.ru inbox.ru list.ru rambler.ru ukr.net 163.com 126.com sina.com foxmail.com rediffmail.com menara.ma
	`
		.trim()
		.split(/\s+/)
);

export const isOfMany = (domain: string): boolean => providers.has(domain) || isShared(domain);
