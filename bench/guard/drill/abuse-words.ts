/** What those write who abuse such hosts, by campaign: several wordings each, to change from one to the next. */
import type { Book } from './grammar.ts';

export type Script = { book: Book; wordings: readonly string[] };

const shared: Book = {
	tld: ['.xyz', '.top', '.click', '.info', '.ru', '.online', '.shop', '.site'],
	noise: ['a', 'k', 'q7', 'zx', 'mm', 'b2', 'w', 'hd', '24', 'pro', 'go', 'my']
};

export const scripts: Record<string, Script> = {
	streaming: {
		book: {
			...shared,
			film: [
				'Dune {#}',
				'Barbie',
				'Avatar {#}',
				'Le Dernier Royaume',
				'Oppenheimer',
				'Fast {#}',
				'One Piece',
				'Astérix',
				'Batman',
				'Les Tuche {#}',
				'Spider {#}',
				'Gladiator {#}'
			],
			site: ['https://film<noise><noise>{#}<tld>/{watch|voir|vf}/{#}{#}'],
			sell: [
				'{HD|4K|1080p}',
				'{free|gratuit}',
				'{no sign-up|sans inscription|without registration}',
				'{full movie|film complet|streaming vf|watch online}'
			]
		},
		wordings: [
			'{Watch|Voir|[VOIR]} <film> {full movie|film complet|streaming} {free|gratuit} <sell> | <site> {Click to watch|Regardez maintenant|Download here} {before it is removed|avant suppression}',
			'<film> {VF|VOSTFR|english} <sell> <sell> – {téléchargement direct|direct download|torrent|lien} <site>',
			'{New|Nouveau} {today|ce soir} : <film> <sell>. {All episodes|Tous les épisodes|The whole season} {on|sur} <site> {enjoy|bon film}',
			'{Where can I see|Où regarder} <film> ? {I found it here|Je l’ai trouvé ici} <site> <sell> {works on phone|marche sur mobile}'
		]
	},
	casino: {
		book: {
			...shared,
			site: ['https://{lucky|win|vegas|spin}<noise>{#}<tld>'],
			game: ['{slots|roulette|poker|blackjack|machines à sous}']
		},
		wordings: [
			'{Best|Meilleur} {online casino|casino en ligne} {2026|of the year} : {#}00 {free spins|tours gratuits} {no deposit|sans dépôt} {at|sur} <site> {register now|inscrivez-vous}',
			'{I won|J’ai gagné} {#}{#}00 {euros|€|$} {last night|hier} {playing|en jouant} <game> {here|ici} <site> {try it|essayez} {bonus code|code bonus} WIN{#}',
			'<game> {bonus|jackpot} {#}00% {instant payout|retrait immédiat} <site> {18+|trusted|légal}',
			'{Great article, thanks|Super, merci pour l’info}. {By the way|Au fait}, <game> {players|amateurs} {will love|adorent} <site>'
		]
	},
	phishing: {
		book: {
			...shared,
			site: [
				'https://{archlpel|archipe1|arch1pel|xn--archpel-q2a}.example.<noise>{#}<tld>/{login|verify|secure}/{#}{#}',
				'https://{impots|ameli|laposte|paypa1|banque}-{secure|verif|client}{#}<tld>/{compte|account}'
			]
		},
		wordings: [
			'{Dear customer|Cher client}, {your account will be suspended|votre compte sera suspendu} {within 24 hours|sous 24 h}. {Confirm your identity|Confirmez votre identité} : <site>',
			'{Unpaid parcel|Colis en attente} : {pay|réglez} {1,99|2,49} € {customs fees|de frais de douane} {to receive it|pour la livraison} <site>',
			'{Tax refund|Remboursement d’impôt} {#}{#} € {available|disponible}, {enter your card|indiquez votre carte} {here|ici} <site>',
			'{Security alert|Alerte de sécurité} : {new sign-in to|nouvelle connexion à} Archipel. {Not you|Ce n’est pas vous} ? <site> {reset your password|changez votre mot de passe}'
		]
	},
	seo: {
		book: {
			...shared,
			site: ['https://www.{plumber|serrurier|roofing|demenagement|seo}-<noise>{#}<tld>/{paris|london|lyon}'],
			trade: [
				'{plumber|plombier}',
				'{locksmith|serrurier}',
				'{roof repair|réparation toiture}',
				'{movers|déménagement pas cher}',
				'{SEO agency|agence SEO}',
				'{essay writing service|rédaction de mémoires}'
			]
		},
		wordings: [
			'<trade> {Paris|London|Lyon|24/7} {cheap|pas cher} <site>',
			'{Looking for|Besoin d’un} <trade> ? {Call|Appelez} {+33 7|+44 7}{#}{#}{#}{#} <site> {best prices|devis gratuit}',
			'<trade>, {trusted company|entreprise de confiance} {since|depuis} 19{#}. {Our services|Nos services} : <trade>, <trade>. <site>',
			'{Top 10|Les meilleurs} <trade> {reviews|avis} <site> <site>'
		]
	},
	pharma: {
		book: {
			...shared,
			site: ['https://{pills|meds|pharm}<noise>{#}<tld>'],
			pill: ['viagra', 'cialis', 'tramadol', 'xanax', 'ozempic', 'kamagra']
		},
		wordings: [
			'{Buy|Acheter|Order} <pill> {online|en ligne} {without prescription|sans ordonnance} {from|dès} {#} {€|$} <site> {fast delivery|livraison discrète}',
			'<pill> <pill> <pill> {cheap generic|générique pas cher} <site>',
			'{My husband|Mon mari} {uses|prend} <pill> {from|de} <site> {and it works|et ça marche}, {discreet|discret} {shipping|envoi}',
			'{Lose|Perdez} {#} kg {in a month|en un mois} {with|avec} <pill> <site>'
		]
	},
	crypto: {
		book: {
			...shared,
			site: ['https://{bit.ly|tinyurl.com|is.gd|cutt.ly|t.ly}/<noise><noise>{#}{#}'],
			gain: ['{#}{#}00 {€|$|euros}']
		},
		wordings: [
			'{I make|Je gagne} <gain> {a week|par semaine} {from home|depuis chez moi} {with|avec} {bitcoin|crypto|trading}, {ask me how|demandez-moi} <site>',
			'{Investment|Investissement} {guaranteed|garanti} {#} % {a day|par jour} {bitcoin|USDT|crypto} {join|rejoignez} {WhatsApp|Telegram} +{#}{#}{#}{#}{#} <site>',
			'{Mrs|Mme|Mr} {Karen|Dupont|Williams|Bernard} {helped me recover|m’a aidé à récupérer} <gain> {of lost crypto|de crypto perdue}, {contact|écrivez à} {her|lui} <site>',
			'{Loan offer|Offre de prêt} {between private people|entre particuliers} {of|de} <gain> {at|à} {2|3} % {fast and serious|rapide et sérieux} {mail|contact} : {credit|pret}{#}@{mail|finance}{#}.example <site>'
		]
	},
	letters: {
		book: { ...shared, site: ['https://{deal|promo|offre}<noise>{#}<tld>/{u|r}/{#}{#}'] },
		wordings: [
			'{Exclusive offer|Offre exclusive} {-#|-50|-70} % {on|sur} {watches|sneakers|les panneaux solaires|iPhone} {today only|aujourd’hui seulement} <site> {unsubscribe|désinscription} <site>',
			'{You have won|Vous avez gagné} {an iPhone|un bon de {#}0 €} ! {Claim it|Récupérez-le} {now|maintenant} <site>',
			'{We buy|Nous achetons} {mailing lists|fichiers clients}, {#}00 000 {addresses|adresses} {from|dès} {#} € <site>',
			'{Dear friend|Cher ami}, {I represent|je représente} {a bank|une banque} {with|avec} {#} {million|millions} {to transfer|à transférer}, {answer in confidence|répondez en toute discrétion} {barrister|maitre}{#}@{mail|chambers}{#}.example'
		]
	},
	jobs: {
		book: {
			...shared,
			site: [
				'https://{career|emploi|hiring|recrute}<noise>{#}<tld>/{apply|postuler}',
				'{hr|recrutement}{#}@{jobs|work}{#}.example'
			],
			task: [
				'{packing parcels|emballage de colis}',
				'{data entry|saisie}',
				'{product testing|test de produits}',
				'{mystery shopping|client mystère}'
			],
			wage: ['{#}0 {€|euros|£} {an hour|de l’heure|a day|par jour}']
		},
		wordings: [
			'{We are hiring|Nous recrutons} {now|d’urgence} : <task> {at home|à domicile}, <wage>, {no experience needed|débutants acceptés}. {Apply|Postulez} <site>',
			'{Hello|Bonjour}, {your profile was selected|votre profil a été retenu} {for a part-time position|pour un poste à temps partiel}, <wage>. {Write to|Écrivez à} <site>',
			'{Students and parents wanted|Étudiants et parents recherchés} {for|pour} <task>, {paid weekly|payé chaque semaine}, {only a small deposit|une petite caution seulement} <site>',
			'{My sister|Ma voisine} {earns|gagne} <wage> {since she started|depuis qu’elle fait de la} <task>, {here is the company|voici la société} <site>'
		]
	},
	fakes: {
		book: { ...shared, site: ['{win|promo|sexy|bet}<noise>{#}<tld>'] },
		wordings: [
			'{hot|sexy|free|bonus} {girls|cash|bitcoin} <site>',
			'{Maria|John|Olga|Kevin}<noise>{#}{#}{#}',
			'{buy|best} {followers|likes|backlinks} <site>',
			'<noise><noise><noise>{#}{#}'
		]
	}
};
