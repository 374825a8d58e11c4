/** What honest people write on such a host, in two languages. */
import type { Book } from './grammar.ts';

const english: Book = {
	title: [
		'{When do we meet|Date for|Day of|Choosing a day:|Poll:} {the|our} <event> <when>',
		'<Event> {with the <group>|of the <group>|} <when>',
		'{Which|What} {evening|day|weekend} {suits you|is best|works} for the <event>{?|}',
		'{Who brings what to|Who comes to|Helpers for} the <event>{?|}',
		'<Group>: <event>'
	],
	event: [
		'{spring|autumn|board|planning|general|yearly|parents’} meeting',
		'picnic',
		'rehearsal',
		'{repair|book|film} club',
		'garden {day|clean-up}',
		'barbecue',
		'training {day|weekend}',
		'trip to {the lake|the mountains|Lyon|Bristol|Ghent}',
		'birthday of {Ana|Bo|Chloe|grandpa|Sam|aunt Marie}',
		'workshop on {bread|solar panels|bicycles|privacy|sewing}',
		'{football|chess|table tennis} {match|evening|tournament}',
		'walk',
		'open day',
		'jumble sale',
		'video call'
	],
	Event: ['{Meeting|Picnic|Rehearsal|Barbecue|Workshop|Walk|Trip|Dinner|Film evening|Street party|Reading}'],
	group: [
		'choir',
		'parents of class {#}B',
		'tenants of number {#}',
		'allotment group',
		'rowing club',
		'team',
		'year {#}',
		'neighbours',
		'volunteers',
		'cooperative',
		'orchestra',
		'lab',
		'youth group'
	],
	Group: ['Choir', 'Class {#}A', 'Scouts', 'Tenants', 'Allotments', 'Team {#}', 'Lab', 'Family'],
	when: [
		'in {May|June|July|September|October}',
		'next {week|month}',
		'before {the holidays|Easter|the fair}',
		'',
		'on a {Saturday|Sunday|weekday}',
		'{#} {May|June|March}'
	],
	option: [
		'{Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday} {morning|afternoon|evening|at {#}:30|}',
		'{#} {May|June|March|April}',
		'{bread|salad|cheese|drinks|cake|fruit|chairs|music|games}',
		'{at my place|at the hall|in the park|online|at the school}'
	],
	description: [
		'',
		'',
		'{Dear all|Hello everybody|Hi}, {please say|tell us} {which days suit you|when you can come|what you can bring}. <more> {See you soon|Thanks|Best wishes}, <name>',
		'<more> <more>',
		'We need {#} people at least. <more>'
	],
	more: [
		'{The hall is free|We have the room} from {#} to {#} o’clock.',
		'{Children|Friends|Beginners} are welcome.',
		'{Bring|Please take along} {something warm|good shoes|a cup|your instrument|a printed copy}.',
		'{The last meeting|Last year} was {short|lovely|too long}, let us {start on time|keep to the agenda|stay outside}.',
		'If it rains we {meet inside|put it off by a week|go anyway}.',
		'The {minutes|plan|menu|budget} will follow {by mail|on Monday|next week}.',
		'{I can take|There is room for} {#} people in the car.',
		'The {train|bus} leaves at {#} past {eight|nine|two}.',
		'It costs {#} euros for the {food|room|tickets}, {children pay half|paid on the day}.',
		'{Questions|To sign up|If you need a lift|Allergies}: {write to|mail} {contact|hello|board|events}@{choir|school|allotments|rowing}{#}.example{.| or call 07{#} {#}4{#}1{#}.}'
	],
	comment: [
		'{I can|We can|I could} {come|be there|make it} {from {#} o’clock|only in the evening|on both days|a little late}{.|, see you then}',
		'{Sorry|Alas}, {I am away|I work|the kids have football} {that week|on {Monday|Friday|Sunday}}{.|, next time!}',
		'{Shall I|I will} bring {a cake|the projector|some wine|my guitar|the keys}{?|.}',
		'Could we {start earlier|meet outside|do it online}? {The {train|bus} is late|It is easier for me} {in the evening|with the pram}.',
		'{Great idea|Lovely|Thank you} <name>{!|.} <more>',
		'I {prefer|vote for} the {first|second|last} one because {it is closer|of the school run|my mother visits}.',
		'<more> <more>',
		'Is there {parking|a lift|something without gluten}?',
		'ok for me',
		'+1',
		'Here is {the map|the programme|the recipe}: https://www.{openstreetmap|town-hall|library|choir-{#}|our-school{#}}.example/{map|page|files}/{#}{#} {see you|bye|hope it helps}'
	],
	letter: [
		'{Dear all|Hello}, {please answer|say which day suits you} {by Friday|this week|soon}. <more> {Thanks|Best}, <name>',
		'<more> <name>',
		''
	],
	long: [
		'{Dear members|Dear neighbours|Hello everybody}, here are the {minutes|notes} of our <event>. <more> <more> <more> The papers are here: https://cloud.{association|coop|school}{#}.example/s/{#}{#}abc and here https://pad.{association|coop}{#}.example/p/minutes-{#} . <more> <more> The association of {#} towns wrote about it too: https://www.journal{#}.example/{#}/article . <more> <more> The photographs stand at https://photos.example/album/{#}{#} and the route at https://www.openstreetmap.example/way/{#}{#}{#} . <more> <more> <more> <name>'
	],
	name: [
		'Ana',
		'Bo',
		'Chloe',
		'Dov',
		'Emma',
		'Farid',
		'Grace',
		'Hugo',
		'Ines',
		'Jack',
		'Kofi',
		'Lena',
		'Max',
		'Nora',
		'Oscar',
		'Priya',
		'Quentin',
		'Rosa',
		'Sam',
		'Tess',
		'Umar',
		'Vera',
		'Will',
		'Yara',
		'Zoe'
	],
	sentence: [
		'{I belong to|I am the secretary of|My friend told me of you at} {a|the} <group>{.| and we need polls.}',
		'For our <event>.',
		''
	]
};

const french: Book = {
	title: [
		'{Quand se voit-on|Date de|Choix du jour :|Sondage :} {la|notre} <event> <when>',
		'<Event> {avec la <group>|de la <group>|} <when>',
		'{Quel|Quelle date,} {soir|jour|week-end} {vous convient|pour vous} pour la <event> ?',
		'{Qui apporte quoi à|Qui vient à|Bénévoles pour} la <event>{ ?|}',
		'<Group> : <event>',
		'AG {#} : choix de la date',
		'CA de {mai|juin|septembre}'
	],
	event: [
		'réunion {de printemps|de rentrée|du bureau|des parents|annuelle}',
		'répétition',
		'sortie {au lac|en montagne|à Brest|vélo}',
		'kermesse',
		'fête {des voisins|de l’école|de quartier}',
		'journée {jardin|portes ouvertes|de ménage}',
		'raclette',
		'soirée {jeux|film|crêpes}',
		'formation {#}',
		'visio',
		'randonnée',
		'bourse aux {vélos|jouets|plantes}',
		'rencontre {de foot|d’échecs}',
		'galette',
		'lecture'
	],
	Event: ['{Réunion|Pique-nique|Répétition|Barbecue|Atelier|Balade|Sortie|Repas|Ciné-débat|Anniversaire|Goûter|Apéro}'],
	group: [
		'chorale',
		'classe de 4e{A|B|C}',
		'copropriété du {#}',
		'AMAP',
		'compagnie',
		'section {vélo|voile|danse}',
		'promo {#}',
		'fanfare',
		'coopérative',
		'équipe',
		'ludothèque',
		'famille'
	],
	Group: ['Chorale', 'CM{1|2}', 'Scouts', 'Copro', 'Jardin partagé', 'Équipe {#}', 'Labo', 'Famille', 'FCPE'],
	when: [
		'en {mai|juin|juillet|septembre|octobre}',
		'{la semaine prochaine|le mois prochain}',
		'avant {les vacances|Pâques|la kermesse}',
		'',
		'un {samedi|dimanche}',
		'le {#} {mai|juin|mars}'
	],
	option: [
		'{lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche} {matin|après-midi|soir|à {#}h30|}',
		'{#} {mai|juin|mars|avril}',
		'{pain|salade|fromage|boissons|gâteau|fruits|chaises|musique|jeux}',
		'{chez moi|à la salle|au parc|en visio|à l’école}'
	],
	description: [
		'',
		'',
		'{Bonjour à toutes et tous|Bonjour|Salut}, {merci d’indiquer|dites-nous} {vos disponibilités|quel jour vous va|ce que vous apportez}. <more> {À bientôt|Merci|Bonne journée}, <name>',
		'<more> <more>',
		'Il faut au moins {#} personnes. <more>'
	],
	more: [
		'La salle est libre de {#} h à {#} h.',
		'Les {enfants|débutants|conjoints} sont les bienvenus.',
		'{Prévoyez|Pensez à prendre} {un pull|de bonnes chaussures|un verre|votre instrument|de quoi écrire}.',
		'{La dernière fois|L’an dernier} c’était {court|super|trop long}, {commençons à l’heure|restons dehors|suivons l’ordre du jour}.',
		'S’il pleut on {se met à l’abri|reporte d’une semaine|y va quand même}.',
		'Le {compte rendu|plan|menu|budget} suivra {par mail|lundi|la semaine prochaine}.',
		'J’ai {#} places dans la voiture.',
		'Le {train|car} part à {#} h {10|20|45}.',
		'Ça coûte {#} euros pour {le repas|la salle|les billets}, {demi-tarif pour les enfants|à régler sur place}.',
		'{Une question|Pour s’inscrire|Covoiturage|Allergies} : {écrire à|un mot à} {contact|bonjour|bureau|sorties}@{chorale|ecole|jardin|aviron}{#}.example{.| ou appeler le 06 {#} {#}4 {#}1 {#}.}'
	],
	comment: [
		'{Je peux|On peut} {venir|être là} {à partir de {#} h|seulement le soir|les deux jours|un peu en retard}{.|, à bientôt}',
		'{Désolée|Désolé|Hélas}, {je suis absente|je travaille|les enfants ont foot} {cette semaine-là|{lundi|vendredi|dimanche}}{.|, une prochaine fois !}',
		'{J’apporte|Est-ce que j’apporte} {un gâteau|le vidéoprojecteur|du vin|ma guitare|les clés}{ ?|.}',
		'On pourrait {commencer plus tôt|se voir dehors|le faire en visio} ? {C’est plus simple pour moi|Le {train|bus} arrive tard}.',
		'{Bonne idée|Super|Merci} <name>{ !|.} <more>',
		'Je {préfère|choisis} la {première|deuxième|dernière} date parce que {c’est plus près|ma mère est là|il y a école}.',
		'<more> <more>',
		'Il y a {un parking|un ascenseur|une option végétarienne} ?',
		'ok pour moi',
		'ça marche',
		'Voici {le plan|le programme|la recette} : https://www.{openstreetmap|mairie|mediatheque|chorale-{#}|ecole{#}}.example/{plan|page|fichiers}/{#}{#} {à bientôt|bises|bonne journée}'
	],
	letter: [
		'{Bonjour|Bonjour à toutes et tous}, {merci de répondre|dites quel jour vous convient} {avant vendredi|cette semaine|bientôt}. <more> {Merci|Bien à vous}, <name>',
		'<more> <name>',
		''
	],
	long: [
		'{Bonjour à toutes et tous|Chers adhérents, chères adhérentes}, voici le compte rendu de la <event>. <more> <more> <more> Les documents : https://nuage.{asso|coop|ecole}{#}.example/s/{#}{#}abc et le pad https://pad.{asso|coop}{#}.example/p/cr-{#} . <more> <more> Un article en parle : https://www.ouest{#}.example/{#}/article . <more> <more> Les photos : https://photos.example/album/{#}{#} et le parcours https://www.openstreetmap.example/way/{#}{#}{#} . <more> <more> <more> <name>'
	],
	name: [
		'Ana',
		'Jeanne',
		'Chloé',
		'Dov',
		'Émilie',
		'Farid',
		'Gwenaëlle',
		'Hugo',
		'Inès',
		'Jacques',
		'Kévin',
		'Léna',
		'Maël',
		'Nora',
		'Oscar',
		'Perrine',
		'Quentin',
		'Rose',
		'Samir',
		'Théo',
		'Ugo',
		'Véronique',
		'Yann',
		'Zoé',
		'Françoise'
	],
	sentence: [
		'{Je fais partie d’une|Je suis secrétaire d’une|Une amie m’a parlé de vous à la} <group>.',
		'Pour notre <event>.',
		''
	]
};

export const honestWords = { en: english, fr: french };
