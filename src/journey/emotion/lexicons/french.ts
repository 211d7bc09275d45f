/** French words of praise and complaint, rated by hand on VADER's scale. */
import type { LexiconSource } from './lexicon.ts'

export const french: LexiconSource = {
  language: 'fr',
  fold: 'accents',
  rated: [
    [
      3.2,
      'excellent* parfait parfaite parfaits parfaites parfaitement fantastique* merveill* exceptionnel* extraordinaire*',
    ],
    [
      3,
      'génial géniale géniaux géniales formidable* magnifique* incroyable* superbe* remarquable* sublime* top',
    ],
    [
      2.8,
      'adore adoré adorons adorable* impeccable* super irréprochable* ravi ravie ravis ravies enchanté* bravo',
    ],
    [2.6, 'meilleur* heureux heureuse* bonheur impressionn* félicit* délicieu* enthousiast* parfaire'],
    [
      2.4,
      'satisfait* satisfaisant* satisfaction content contente contents contentes recommande recommandons recommandé',
    ],
    [2.4, 'recommander recommanderai recommandable* reconnaissant* remerci* plaisir amour aime aimons aimé'],
    [
      2.2,
      'aimable* amabilité gentil* sympa sympas sympathique* chaleureu* accueillant* souriant* serviable* professionnel*',
    ],
    [
      2,
      'bon bonne bons bonnes merci beau belle beaux belles joli* sauvé utile* agréable* efficace* efficacité fiable*',
    ],
    [
      2,
      'poli polie polis polies courtois* attentionné* attentif* attentive* disponible* soigné* soigneu* qualitatif',
    ],
    [
      1.8,
      'bien mieux ponctuel* confortable* pratique* réglé réglée résolu* résolue réactif* réactive* réactivité réussi*',
    ],
    [
      1.6,
      'rapide* rapidement rapidité vite simple simples simplement facile* facilement aidé aider aide aidée clair claire',
    ],
    [1.6, 'propre* solide* robuste* compétent* patient* gratuit* positif* positive* fluide* souple'],
    [
      1.4,
      'fonctionne fonctionnent fonctionnel* marche marchent abordable* économique* conforme* convient résisté',
    ],
    [1.2, 'correct* honnête* intéressant* avantage* nickel convivial*'],
    [
      2.4,
      'raffole* régal* comblé* emballant* enchantement émerveill* bluff* épatant* bijou pépite fidèle* éblouiss*',
    ],
    [
      2,
      'agréablement généreu* précieu* chouette* élégant* raffiné* arrangeant* prévenant* minutieu* rassurant* sérieux sérieuse',
    ],
    [
      1.6,
      'remplacé* réparé* remboursé* transparent* intuitif* intuitive* durable* léger légère vaut promesses tient',
    ],
    [0.9, 'ok okay'],
    [-0.8, 'cher chère chers chères compliqué* bruyant* dommage malheureusement plainte* plaindre regrett*'],
    [
      -1.2,
      'lent lente lents lentes lentement lenteur tard retard retards attends attend attendre attendons attendu attente',
    ],
    [
      -1.2,
      'manque manquait manquant* erreur* défaut* difficile* difficilement réclamation* réclamer sale tarde',
    ],
    [
      -1.5,
      'problème* souci* confus* confuse* incompréhensible* inconfortable* annulé* plante plantent planté bug bugs bloqué*',
    ],
    [
      -1.6,
      'faux fausse endommagé* abîmé* cassé* casse déchiré* défectueu* perdu perdue perdus rayé* incomplet* incomplète*',
    ],
    [
      -1.8,
      'mauvais* mal pire pires ignore ignoré* ignorent panne pannes insatisf* mécontent* inutile* incompétent*',
    ],
    [
      -1.8,
      'inefficace* impoli* désagréable* grossi* énerv* agaç* négligé* négligence oublié refus* inadmissible*',
    ],
    [
      -2,
      'déçu déçue déçus déçues décev* déception* frustr* honte honteu* inacceptable* lamentable* perte mensong* menti',
    ],
    [-2, 'furieu* colère triste* scandal* irrespect* abandonné* nul nulle nuls nulles médiocre* fuir'],
    [
      -2.6,
      'horrible* terrible* affreu* épouvantable* abominable* exécrable* dégoût* infect* minable* pitoyable*',
    ],
    [
      -2.8,
      'catastroph* désastr* cauchemar* arnaque* arnaqueur* escroc* escroquerie* fraude* voleur* merde poubelle enfer',
    ],
    [
      -2.4,
      'regrette* gâché* gâche ruiné* indigne* humili* ridicule* pathétique* outré* scandalisé* révolt* indign*',
    ],
    [
      -1.8,
      'désorganis* désinvolt* méprisant* mépris hautain* agressif* agressive* malhonnête* incapable* injoignable* brutal*',
    ],
    [
      -1.6,
      'bancal* rouillé* taché* tordu* troué* fuite* déchir* décousu* incohérent* interminable* silence déconnecte* bâclé*',
    ],
    [
      -1.4,
      'pénible* fastidieu* laborieu* insuffisant* fragile* encombrant* onéreu* périmé* coincé* fatigant* fatigué*',
    ],
    [-0.9, 'personne impossible* raccroch* débité'],
  ],
  phrases: [
    [
      2.2,
      [
        'pas être plus contente',
        'pas être plus content',
        'pas être plus satisfait',
        'jeu d enfant',
        'chaque centime',
        'rien à reprocher',
      ],
    ],
    [
      1.8,
      [
        'ce que je cherchais',
        'ce que je voulais',
        'sans discuter',
        'sans difficulté',
        'tient ses promesses',
        'du premier coup',
      ],
    ],
    [
      -1.8,
      [
        'bas de gamme',
        'rien à voir',
        'aucune trace',
        'sans nouvelles',
        'aucune nouvelle',
        'sans même',
        'encore une fois',
        'chaque fois que',
      ],
    ],
    [
      -1.6,
      [
        'troisième fois',
        'mauvaise surprise',
        'aucune solution',
        'aucun suivi',
        'aucun contact',
        'dialogue de sourds',
      ],
    ],
    [
      2.2,
      [
        'merci beaucoup',
        'mille mercis',
        'grand merci',
        'un grand merci',
        'rien à redire',
        'rien à dire',
        'les yeux fermés',
      ],
    ],
    [
      2.2,
      [
        'sans hésiter',
        'sans hésitation',
        'cinq étoiles',
        '5 étoiles',
        'au top',
        'je recommande',
        'commanderai à nouveau',
      ],
    ],
    [
      1.8,
      [
        'pas mal',
        'pas mal du tout',
        'sans problème',
        'sans problèmes',
        'aucun problème',
        'aucun souci',
        'sans souci',
      ],
    ],
    [
      1.6,
      [
        'en avance',
        'à temps',
        'dans les temps',
        'bon prix',
        'vaut le coup',
        'comme prévu',
        'mieux que prévu',
        'à l heure',
      ],
    ],
    [
      0,
      [
        'merci d avance',
        'par avance',
        's il vous plaît',
        's il te plaît',
        'bonne journée',
        'bonne soirée',
        'bien cordialement',
      ],
    ],
    [
      0,
      [
        'mon bon',
        'le bon',
        'bon d achat',
        'bon de réduction',
        'bien à vous',
        'je voudrais bien',
        'bien reçu',
        'plus tard',
      ],
    ],
    [
      0,
      [
        'service client',
        'besoin d aide',
        'bonne réception',
        'chez le voisin',
        'ou bien',
        'si bien que',
        'belle journée',
        'aimerais savoir',
        'une personne',
      ],
    ],
    [
      -2.6,
      [
        'plus jamais',
        'à éviter',
        'à fuir',
        'ne recommande pas',
        'déconseille',
        'je déconseille',
        'c est n importe quoi',
      ],
    ],
    [
      -2.2,
      [
        'perte de temps',
        'perte d argent',
        'se moque du monde',
        'moque de nous',
        'hors de question',
        'en panne',
        'une étoile',
      ],
    ],
    [
      -1.8,
      [
        'trop tard',
        'trop cher',
        'trop lent',
        'trop lente',
        'trop long',
        'trop petit',
        'en retard',
        'de retard',
        'être remboursé',
      ],
    ],
    [
      -1.8,
      [
        'débité deux fois',
        'ce n est pas ce que',
        'pas ce que j ai',
        'rendez moi',
        'rendez-moi mon argent',
        '1 étoile',
        'on me renvoie',
      ],
    ],
    [
      -1.6,
      [
        'toujours pas',
        'toujours rien',
        'toujours aucune',
        'toujours aucun',
        'pas encore reçu',
        'sans réponse',
        'aucune réponse',
      ],
    ],
    [
      -1.6,
      [
        'pas de réponse',
        'ne répond pas',
        'ne répond',
        'ne répondent',
        'en attente',
        'jamais reçu',
        'jamais arrivé',
        'pas reçu',
      ],
    ],
    [
      -1.4,
      [
        'personne ne',
        'sans prévenir',
        'pas conforme',
        'd un service à l autre',
        'laisse à désirer',
        'ne sert à rien',
        'service après vente nul',
      ],
    ],
  ],
  verbs: 'fonctionne fonctionnent marche marchent recommande adore aime convient aide',
  strengthening: `très vraiment tellement si totalement absolument extrêmement super trop complètement particulièrement
    fort tout entièrement hyper incroyablement franchement toujours bien plus`,
  weakening: 'peu assez presque plutôt légèrement moyennement partiellement relativement quasi',
  denyingPraise: 'peu guère',
  negations: 'ne n pas jamais sans aucun aucune ni rien personne guère',
  contrasts: 'mais cependant pourtant toutefois',
}
