/** German words of praise and complaint, rated by hand on VADER's scale. */
import type { LexiconSource } from './lexicon.ts'

export const german: LexiconSource = {
  language: 'de',
  fold: 'umlauts',
  rated: [
    [
      3.2,
      'hervorragend* ausgezeichnet* fantastisch* phantastisch* grandios* genial* perfekt* traumhaft* sensationell*',
    ],
    [
      3,
      'großartig* begeister* wunderbar* exzellent* spitze spitzen* spitzenmäßig* herausragend* liebe lieben liebt',
    ],
    [
      2.8,
      'toll tolle toller tolles tollen tollste* super klasse prima wunderschön* brillant* vorbildlich* einwandfrei*',
    ],
    [
      2.6,
      'bestens beste bester bestes besten top mega tadellos* makellos* fabelhaft* erstklassig* überragend* hammer',
    ],
    [
      2.4,
      'freu freue freut freuen freude empfehlenswert* beeindruck* sympathisch* herzlich* glücklich* lob loben',
    ],
    [
      2.2,
      'empfehl* weiterempfehl* weiterzuempfehlen empfohlen zufrieden* freundlich* hilfsbereit* dankbar* zuvorkommend*',
    ],
    [
      2,
      'gut gute guter gutes guten gutem danke dankeschön dank schön schöne schöner schönes schönen nett nette netter',
    ],
    [
      2,
      'netten nettes hilfreich* kompetent* höflich* zuverlässig* hochwertig* liebevoll* gelungen* gerettet lecker*',
    ],
    [
      2,
      'positiv* problemlos* reibungslos* unkompliziert* kulant* großzügig* aufmerksam* engagiert* hübsch* stark',
    ],
    [
      1.8,
      'besser verbesser* pünktlich* angenehm* praktisch* übersichtlich* gefällt gefallen gefiel verständlich* stabil',
    ],
    [
      1.6,
      'schnell schnelle schneller schnelles schnellen zügig* rasch* flott* prompt* bequem* sorgfältig* gelöst',
    ],
    [
      1.6,
      'gerne gern geholfen helfen hilft half sauber* solide* robust* fair faire fairer faires fairen geduldig* passt',
    ],
    [
      1.4,
      'funktionier* klappt klappte geklappt überzeugt überzeugend* überzeugen leicht leichte günstig* preiswert* lohnt',
    ],
    [
      1.2,
      'einfach einfache einfacher ok okay ordentlich* vernünftig* kostenlos* kostenfrei* gratis freundlicherweise sinnvoll* nützlich* lohnenswert*',
    ],
    [
      2.4,
      'schwärm* vernarrt genieß* genoss bereicherung glücksgriff volltreffer sehenswert* goldig* riesenfreude',
    ],
    [
      2,
      'anstandslos* entgegenkommend* unbürokratisch* fachkundig* gewissenhaft* professionell* verlässlich* vertrau*',
    ],
    [
      1.8,
      'gemütlich* elegant* edel stilvoll* präzise* komfortabel* warmherzig* rücksichtsvoll* ehrlich* lobenswert*',
    ],
    [
      1.6,
      'erledigt geklärt repariert behoben verbessert ersetzt nachgebessert wert hält reibungslosem transparent* intuitiv*',
    ],
    [0.9, 'interessant* sofort neuwertig* gepflegt* klar klare sicher'],
    [
      -0.8,
      'teuer* kompliziert* umständlich* laut lauter eng wackel* kratz* leider schade beschwer* reklam* überrascht',
    ],
    [
      -1.2,
      'langsam* spät lange ewig* fehlt fehlen fehlte gefehlt fehler fehler* *fehler warte warten wartet gewartet',
    ],
    [
      -1.2,
      'wartezeit* warteschleife* mangel* mängel* *mangel *mängel verspät* *verspätung verzöger* *verzögerung',
    ],
    [
      -1.5,
      'problem* *problem *probleme *problemen schwierig* unklar* verwirr* unübersichtlich* hakelig* nervt nerven nervig*',
    ],
    [
      -1.6,
      'falsch* unpünktlich* unzuverlässig* ungenügend* unvollständig* verloren verlor verliert vergess* storniert',
    ],
    [
      -1.6,
      'abgestürzt abstürz* absturz* hängt defekt* beschädigt* zerriss* zerkratzt* gerissen undicht* gebrochen zerbroch*',
    ],
    [
      -1.8,
      'kaputt* schlecht schlechte schlechter schlechtes schlechten schlechtem unzufrieden* unfreundlich* unhöflich*',
    ],
    [
      -1.8,
      'ärger* verärger* stress* stressig* inkompetent* überfordert* ignorier* abgewimmelt abgezockt hingehalten schaden *schaden',
    ],
    [
      -1.8,
      'abgelehnt verweiger* unbrauchbar* minderwertig* mies miese mieser mieses miesen nutzlos* sinnlos*',
    ],
    [
      -2,
      'enttäusch* frust* frustrier* unmöglich* unverschämt* respektlos* dreist* arrogant* sauer wütend* genervt',
    ],
    [
      -2,
      '*verschwendung schlimm* mangelhaft* lieblos* vergammel* verdorben* dreckig* schmutzig* stinkt stinken reinfall',
    ],
    [
      -2.2,
      'schlechteste* schlimmste* hass* wut peinlich* beleidig* gelogen lügen lügt lüge traurig* angst chaos chaotisch*',
    ],
    [
      -2.6,
      'schrecklich* furchtbar* grauenhaft* grauenvoll* miserabel* unterirdisch* ekelhaft* eklig* unzumutbar* zumutung',
    ],
    [
      -2.8,
      'katastroph* *katastrophe albtraum* alptraum* horror* skandal* betrug* betrüger* abzocke* abzocker* frechheit*',
    ],
    [-2.8, 'schrott* müll scheiße scheiss* mist beschissen* desaster* desaströs* saftladen'],
    [
      -2.4,
      'bereue* bereut ruiniert* verdarb unseriös* wucher* schikan* demütig* empör* empörend* erbärmlich* lächerlich*',
    ],
    [
      -1.8,
      'ungeduldig* unhaltbar* unprofessionell* unfähig* unwillig* abweisend* patzig* pampig* schnippisch* ruppig* barsch',
    ],
    [
      -1.6,
      'lieblos* verarbeitungsfehler schlampig* nachlässig* wackelig* rostig* rost verbogen verfärbt* verschmutzt* undurchsichtig*',
    ],
    [
      -1.4,
      'ausgefallen lückenhaft* stockt ruckelt blockiert* gesperrt umsonst vertröst* schweigen funkstille ungeklärt*',
    ],
    [
      -1.2,
      'ungünstig* unbequem* unpraktisch* schwach schwache dünn dürftig* riecht muffig* stumpf zäh zähe mühsam* überteuert*',
    ],
    [-0.9, 'niemand keiner keinerlei vergeblich* erfolglos* umsonst mahnung* nichts'],
  ],
  phrases: [
    [
      2.4,
      [
        'nicht glücklicher',
        'nicht zufriedener',
        'nicht besser',
        'jeden cent wert',
        'jeden euro wert',
        'ein kinderspiel',
      ],
    ],
    [
      1.8,
      ['viel mühe', 'mühe gegeben', 'wort hält', 'hält was es verspricht', 'genau richtig', 'auf anhieb'],
    ],
    [
      1.6,
      [
        'ohne probleme',
        'ohne problem',
        'ohne schwierigkeiten',
        'nichts zu beanstanden',
        'ein traum',
        'ein genuss',
      ],
    ],
    [
      -1.6,
      [
        'keine spur',
        'keine nachricht',
        'keine info',
        'keine information',
        'nicht erreichbar',
        'niemand zuständig',
        'nicht zuständig',
      ],
    ],
    [
      -1.6,
      [
        'gar nichts',
        'nach wie vor',
        'zum dritten mal',
        'schon wieder',
        'jedes mal',
        'nicht mehr tragbar',
        'auf eigene kosten',
      ],
    ],
    [-1.6, ['nicht bestellt', 'falsche ware', 'habe ich nicht bestellt']],
    [
      2.4,
      [
        'gerne wieder',
        'gern wieder',
        'immer wieder gerne',
        'jederzeit wieder',
        'nur zu empfehlen',
        'sehr zu empfehlen',
      ],
    ],
    [
      2,
      [
        'alles gut',
        'alles bestens',
        'alles super',
        'keine beanstandungen',
        'nichts zu meckern',
        'nichts auszusetzen',
      ],
    ],
    [
      1.8,
      [
        'wie beschrieben',
        'wie erwartet',
        'fünf sterne',
        '5 sterne',
        'daumen hoch',
        'macht spaß',
        'alle achtung',
      ],
    ],
    [
      0,
      [
        'mit freundlichen grüßen',
        'freundliche grüße',
        'viele grüße',
        'liebe grüße',
        'beste grüße',
        'schöne grüße',
      ],
    ],
    [
      0,
      [
        'mit freundlichem gruß',
        'vielen dank im voraus',
        'danke im voraus',
        'liebes team',
        'guten tag',
        'guten morgen',
      ],
    ],
    [
      0,
      [
        'guten abend',
        'sehr geehrte',
        'hätte gerne',
        'hätte gern',
        'würde gerne',
        'würde gern',
        'möchte gerne',
        'ich wüsste gerne',
      ],
    ],
    [
      0,
      [
        'einfach mal',
        'liebe frau',
        'wie lange',
        'so schnell wie möglich',
        'sicher stellen',
        'schönen tag',
        'schönes wochenende',
      ],
    ],
    [
      -2.6,
      [
        'nie wieder',
        'nie mehr',
        'nicht zu empfehlen',
        'finger weg',
        'geht gar nicht',
        'eine frechheit',
        'unter aller sau',
      ],
    ],
    [
      -1.8,
      [
        'zu spät',
        'viel zu spät',
        'zu lange',
        'zu langsam',
        'zu teuer',
        'viel zu teuer',
        'zu klein',
        'zu groß',
        'zu eng',
      ],
    ],
    [
      -1.6,
      [
        'immer noch nicht',
        'noch immer nicht',
        'immer noch keine',
        'immer noch kein',
        'noch immer keine',
        'noch immer kein',
      ],
    ],
    [
      -1.6,
      [
        'bis heute nicht',
        'bis heute keine',
        'bis heute kein',
        'geld zurück',
        'doppelt abgebucht',
        'ein stern',
        '1 stern',
      ],
    ],
    [
      -1.6,
      [
        'nicht das was ich bestellt',
        'nicht was ich bestellt',
        'nicht wie beschrieben',
        'lässt zu wünschen übrig',
      ],
    ],
    [
      -1.6,
      [
        'keine antwort',
        'keine rückmeldung',
        'keine reaktion',
        'keine hilfe',
        'geht nicht',
        'ging nicht',
        'geht kaputt',
      ],
    ],
    [
      -1.6,
      [
        'stürzt ab',
        'stürzt ständig ab',
        'ständig ab',
        'dauernd ab',
        'nur weitergereicht',
        'alleine gelassen',
        'im stich gelassen',
      ],
    ],
    [
      -1.2,
      [
        'warte seit',
        'ich warte',
        'seit wochen',
        'seit tagen',
        'seit monaten',
        'viel zu',
        'ein witz',
        'schlechter scherz',
        'hin und her',
      ],
    ],
  ],
  verbs: `funktionier* klappt klappte gefällt gefiel empfehl* überzeugt hilft half freut freue passt lohnt helfen weiterempfehl*
    lieben liebe`,
  strengthening: `sehr wirklich echt total absolut extrem unglaublich richtig besonders äußerst völlig komplett überaus
    ungemein wahnsinnig mega so viel voll rundum höchst ganz durchaus ausgesprochen ständig schon dermaßen derart sowas`,
  weakening:
    'etwas ziemlich relativ kaum wenig eher halbwegs einigermaßen teilweise fast bisschen leicht mäßig',
  denyingPraise: 'wenig kaum',
  negations: `nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand weder nirgends keinerlei net
    nich nix`,
  contrasts: 'aber jedoch allerdings sondern',
}
