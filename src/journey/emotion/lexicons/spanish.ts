/** Spanish words of praise and complaint, rated by hand on VADER's scale. */
import type { LexiconSource } from './lexicon.ts'

export const spanish: LexiconSource = {
  language: 'es',
  fold: 'accents',
  rated: [
    [
      3.2,
      'excelente excelentes excelencia perfecto perfecta perfectos perfectas perfectamente fantástic* maravillos*',
    ],
    [
      3,
      'genial geniales increíble increíbles espectacular* estupend* magnífic* extraordinari* fenomenal inmejorable*',
    ],
    [
      2.8,
      'encanta encantan encantó encantado encantada encantados encantadas encantador* impecable* sobresaliente* adoro amo',
    ],
    [
      2.6,
      'mejor mejores feliz felices felicidad felicit* impresionad* impresionante* enhorabuena delicios* precios*',
    ],
    [
      2.4,
      'content* satisfech* recomendable* recomiendo recomendaré recomendamos agradecid* agradezco alegr* amor',
    ],
    [
      2.2,
      'amable amables amabilidad simpátic* atent* hermos* profesional profesionales profesionalidad bonit* divertid*',
    ],
    [
      2,
      'bueno buena buenos buenas buen buenísim* gracias salvado salvaron gusta gustan gustó gustaron útil útiles',
    ],
    [
      2,
      'agradable* eficaz eficaces eficiente* eficiencia educad* servicial* cordial* fiable* confiable* mejorado',
    ],
    [
      1.8,
      'bien puntual* cómod* cuidados* ágil resolvió resolvieron resuelto solucionó solucionaron solucionado acertad*',
    ],
    [
      1.6,
      'rápid* rapidísim* sencill* fácil fáciles fácilmente ayudó ayudaron ayudar ayuda ayudarme limpi* sólid* claro',
    ],
    [
      1.6,
      'calidez gratis gratuit* positiv* competente* paciente confianza funcionó robust* resistente* facilidad',
    ],
    [
      1.4,
      'funciona funcionan funcionando barat* económic* vale cumple cumplen cumplió conforme acierto repetiré repetir',
    ],
    [1.2, 'correct* aceptable* suave interesante* listo recomendar'],
    [
      2.4,
      'disfrut* chifla entusiasm* ilusión ilusionad* emocionad* joya acierto sorpresón generos* brillante* delicia',
    ],
    [
      2,
      'gran grandioso honest* sincer* detallist* diligente* resolutiv* profesionalmente esmero esmerad* bellísim* elegante*',
    ],
    [
      1.6,
      'arreglad* arreglaron cambiaron aclaró aclararon transparente* intuitiv* práctic* versátil* duradero duradera',
    ],
    [0.9, 'ok okay seguro'],
    [
      -0.8,
      'caro cara caros caras complicad* ruidos* lástima desgraciadamente lamentablemente queja quejas quejar*',
    ],
    [
      -1.2,
      'lent* tarde tardan tardó tardaron tarda retras* demora* espera esperar esperando esperé falta faltan faltaba',
    ],
    [
      -1.2,
      'difícil difíciles error errores fallo fallos falla fallas falló fallan reclamación reclamaciones reclamar sucio sucia',
    ],
    [
      -1.5,
      'problema problemas confus* confusión incómod* incorrect* dudos* cancelad* bloquea bloqueó bloqueada bloqueado',
    ],
    [
      -1.6,
      'equivocad* equivocaron dañad* daño rot* rompió rompieron rompe defectuos* defecto defectos perdid* perdieron',
    ],
    [
      -1.8,
      'mal mala malo malas malos peor peores ignora ignoran ignoraron ignorado ignorada ignoró estropead* estropeó',
    ],
    [
      -1.8,
      'insatisfech* descontent* molest* inútil inútiles ineficaz ineficiente incompetente* grosería groser* maleducad*',
    ],
    [
      -2,
      'decepci* enfad* enojad* frustra* vergüenza vergonzos* inaceptable* lamentable* abandonad* engañ* mentira mienten',
    ],
    [
      -2,
      'mintieron triste tristeza pérdida colgaron abusiv* abuso antipátic* desagradable* fatal deficiente* penos*',
    ],
    [-2.2, 'odio odia furios* rabia indignad* indignante* irrespetuos* timo timad* chapuza* cutre'],
    [-2.6, 'horrible* terrible* pésim* horroros* espantos* nefast* asqueros* asco ridícul* caótic* caos'],
    [
      -2.8,
      'desastre* desastros* pesadilla* estafa* estafador* fraude* robo ladrones basura mierda catástrofe catastrófic*',
    ],
    [
      -2.4,
      'arrepient* arrepentí arruin* indecent* denigrante humillante engañad* desesperad* desesperante* ladrón patétic*',
    ],
    [
      -1.8,
      'abus* antiprofesional desorganiz* desinform* desatendid* despreci* prepotente* borde bordes tramposo*',
    ],
    [
      -1.6,
      'averiad* avería averías silencio pegas huele apesta mancha manchad* arañad* rayad* doblad* oxidad* descosid* incomplet*',
    ],
    [-1.4, 'bloqueo atasc* caduc* congela cuelga interminable* aburrid* insuficiente* carísim* engorros*'],
    [-0.9, 'nadie imposible* desgracia'],
  ],
  phrases: [
    [
      2,
      [
        'coser y cantar',
        'no podría estar más contenta',
        'no podría estar más contento',
        'no puedo estar más contento',
      ],
    ],
    [
      1.8,
      [
        'nada que objetar',
        'sin pegas',
        'lo que buscaba',
        'lo que estaba buscando',
        'gran idea',
        'vale cada céntimo',
      ],
    ],
    [-1.8, ['sin noticias', 'sin preguntar', 'ni siquiera', 'una y otra vez', 'cada vez que', 'tercera vez']],
    [
      2.2,
      [
        'muchas gracias',
        'mil gracias',
        'de maravilla',
        'de diez',
        'todo bien',
        'todo perfecto',
        'volveré a comprar',
      ],
    ],
    [
      2.2,
      [
        'vuelvo a comprar',
        'volvería a comprar',
        'volveré a pedir',
        'cien por cien recomendable',
        'cinco estrellas',
        '5 estrellas',
      ],
    ],
    [
      1.8,
      [
        'nada mal',
        'no está mal',
        'no está nada mal',
        'sin problemas',
        'sin problema',
        'ningún problema',
        'sin complicaciones',
      ],
    ],
    [
      1.4,
      [
        'antes de lo previsto',
        'a tiempo',
        'un día antes',
        'en perfecto estado',
        'buen precio',
        'vale la pena',
        'merece la pena',
      ],
    ],
    [
      0,
      [
        'buenos días',
        'buenas tardes',
        'buenas noches',
        'gracias de antemano',
        'un cordial saludo',
        'saludos cordiales',
      ],
    ],
    [
      0,
      [
        'por favor',
        'atención al cliente',
        'necesito ayuda',
        'cuánto tarda',
        'cuánto tardan',
        'me gustaría',
        'qué tal',
        'nos gustaría',
        'esperar a',
        'fácil acceso',
        'más tarde',
      ],
    ],
    [0, ['por la tarde', 'esta tarde', 'de la tarde', 'centro de ayuda', 'está bien si']],
    [
      -2.6,
      [
        'nunca más',
        'jamás volveré',
        'no vuelvo',
        'no volveré',
        'no volvería',
        'no lo recomiendo',
        'nada recomendable',
      ],
    ],
    [
      -2.2,
      [
        'pérdida de tiempo',
        'pérdida de dinero',
        'tomadura de pelo',
        'una vergüenza',
        'no sirve',
        'de mal en peor',
        'una estrella',
      ],
    ],
    [
      -1.8,
      [
        'muy tarde',
        'demasiado tarde',
        'demasiado caro',
        'demasiado lento',
        'muy caro',
        'me devuelvan el dinero',
        '1 estrella',
      ],
    ],
    [
      -1.8,
      [
        'devuélvanme el dinero',
        'mi dinero de vuelta',
        'me cobraron dos veces',
        'cobrado dos veces',
        'no es lo que pedí',
      ],
    ],
    [
      -1.6,
      [
        'sigo sin',
        'seguimos sin',
        'todavía no',
        'aún no',
        'llevo esperando',
        'sin respuesta',
        'no responden',
        'no contestan',
      ],
    ],
    [
      -1.6,
      [
        'no responde',
        'no contesta',
        'sin avisar',
        'no me avisó',
        'sin solución',
        'de un departamento a otro',
        'de uno a otro',
      ],
    ],
    [
      -1.4,
      [
        'nadie me',
        'nadie sabe',
        'nadie contesta',
        'nadie responde',
        'no llega',
        'no llegó',
        'no ha llegado',
        'no corresponde',
      ],
    ],
  ],
  verbs: '',
  strengthening: `muy mucho mucha muchísimo realmente totalmente absolutamente súper super tan demasiado completamente
    extremadamente sumamente especialmente verdaderamente increíblemente bastante todo siempre más`,
  weakening: 'poco poca algo casi apenas ligeramente medio relativamente parcialmente',
  denyingPraise: 'poco poca pocos pocas apenas',
  negations: 'no ni nunca jamás sin nada ningún ninguna ninguno tampoco nadie',
  contrasts: 'pero sino aunque',
}
