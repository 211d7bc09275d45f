/** What Spanish-speaking customers of the demo company write. */
import type { Closers, Phrases } from './situation.ts'

export const spanish: Phrases = {
  'social.comment': [
    '¡Qué bonito! ¿Dónde está ese sitio, cerca de {place}?',
    '¿Alguien ha probado ya «{product}»?',
    'Mis vecinos están encantados con «{product}».',
  ],
  'shop.advice': [
    '{agent} nos atendió muy bien en la tienda de {place}, sin prisas.',
    'Muy buena atención, por fin encontramos la talla correcta.',
    'Pudimos probarlo todo, ¡genial!',
    'Personal amable, pero solo una persona para toda la tienda.',
  ],
  'chat.question': [
    'Hola, ¿tienen «{product}» también en {place}?',
    'Buenas, ¿cuánto tarda el envío de «{product}»?',
    '¿Cabe «{product}» en un coche pequeño?',
    '¿Puedo recoger «{product}» en la tienda?',
  ],
  'chat.slow': [
    'Esperé {minutes} minutos y la respuesta era incorrecta. Muy molesto.',
    'Nadie contestó, estoy decepcionado.',
    'El chat es inútil, al final tuve que llamar.',
  ],
  'chat.helped': [
    'Respuesta rápida y amable de {agent}, ¡gracias!',
    'Muy útil, justo lo que quería saber.',
    'En {minutes} minutos todo resuelto, perfecto.',
  ],
  'checkout.stuck': [
    'La aplicación me devuelve siempre a la cesta. ¡Qué molesto!',
    'En el móvil pagar es un desastre, tres veces la dirección.',
    'Otra vez a la cesta, es horrible.',
    '¿Por qué la página de envío vuelve siempre a la cesta? Es frustrante.',
  ],
  'checkout.smooth': [
    'Pedido en dos minutos, muy fácil.',
    'Precio claro, fecha clara, muy bien.',
    'Pagar fue rápido y sencillo.',
  ],
  'delivery.late': [
    'El paquete llegó {days} días tarde y nadie avisó. Fatal.',
    'Llevamos {days} días esperando «{product}». Muy decepcionados.',
    'Mala entrega: sin noticias y con retraso.',
    'Tres correos que dicen «mañana» y ningún paquete. Estoy enfadada.',
    'El retraso nos arruinó las vacaciones, terrible.',
  ],
  'delivery.fine': [
    'Llegó un día antes y bien embalado. ¡Genial!',
    'Entrega puntual, todo perfecto.',
    'Repartidor amable y entrega rápida.',
    'Muy buena entrega, a la hora exacta.',
    'Rápido y fiable, muy contenta.',
  ],
  'fitting.golden': [
    '{agent} lo montó todo y hasta barrió el suelo. ¡Increíble!',
    'El montaje en casa fue maravilloso, todo funcionó a la primera.',
    'El mejor servicio: lo trajeron, lo montaron y se lo explicaron a los niños.',
    'Un equipo fantástico, muy amable y cuidadoso. Nos encanta «{product}».',
    'Tenía miedo del montaje y {agent} acabó en una hora. ¡Excelente!',
  ],
  'return.reason': [
    'Por desgracia es demasiado pequeño para dos personas.',
    'Talla equivocada, la tabla es confusa.',
    'Llegó tarde y lo compramos en {place}.',
    'El color no es el de la foto, qué pena.',
  ],
  'ticket.damaged': [
    '«{product}» llegó roto, por favor, necesito ayuda.',
    'Tiene un arañazo feo, estoy decepcionada.',
    'Falta un tornillo en la caja y las instrucciones son malas.',
  ],
  'ticket.missing': [
    '¿Dónde está mi paquete? {days} días sin noticias.',
    'Creo que el pedido «{product}» se ha perdido, estoy preocupado.',
    'El seguimiento no cambia desde hace {days} días. Muy mal.',
  ],
  'ticket.question': [
    '¿Me pueden enviar otra vez la factura de «{product}»?',
    '¿Qué repuesto sirve para «{product}»?',
    '¿Cómo limpio «{product}» después de la lluvia?',
    '¿Puedo cambiar «{product}» en la tienda de {place}?',
  ],
  'phone.angry': [
    'Ya lo he explicado tres veces a tres personas. Es terrible.',
    'Prometieron llamar hace {days} días y nadie llamó. Estoy enfadado.',
    'Es el peor servicio que he tenido en años.',
  ],
  'phone.calm': [
    'Gracias, está claro. Espero la pieza nueva.',
    'Qué bien que contesten tan rápido.',
    'Solo quería saber la fecha, muchas gracias.',
  ],
  'service.again': [
    'Tuve que explicarlo todo por tercera vez. Muy molesto.',
    'Al final resuelto, pero {days} días es demasiado lento.',
    'Nadie se hizo responsable, mal servicio.',
    'Respuesta poco amable y todavía sin solución.',
  ],
  'service.solved': [
    '{agent} envió otra pieza el mismo día. ¡Excelente!',
    'Ayuda rápida y amable, gracias {agent}.',
    'Una llamada y todo resuelto. Perfecto.',
    'Muy buen servicio, me sentí bien atendida.',
  ],
  'onboarding.warm': [
    '{agent} llamó para explicar «{product}», una sorpresa agradable.',
    'Diez minutos por teléfono y ahora disfrutamos mucho de «{product}». ¡Gran idea!',
    'Una llamada muy útil con buenos consejos para el primer fin de semana.',
    'Gracias por la llamada, muy amable.',
  ],
  'deal.waiting': [
    'Firmamos hace {days} días y nadie nos ha llamado. Decepcionante.',
    'Ventas fue genial, desde la firma solo silencio. ¿Quién es el responsable?',
    'Tuvimos que contarle todo otra vez al servicio. Mala coordinación.',
  ],
  'deal.good': [
    'Buena oferta, respuestas claras, estamos contentos.',
    '{agent} entendió enseguida lo que necesitan nuestros clientes. Gran reunión.',
    'La oferta está bien, nos gusta «{product}» para la terraza.',
  ],
  'deal.lost': [
    'Elegimos otro proveedor, su oferta llegó tarde.',
    'El precio es demasiado alto este año, lo siento.',
    'El proyecto se ha parado.',
  ],
  'review.loved': [
    'Tercera temporada con «{product}» y sigue precioso. Nos encanta.',
    'Excelente calidad, vale cada euro.',
    'Lo mejor que hemos comprado para el jardín. ¡Familia feliz!',
    'Cálido, ligero y bonito. ¡Muy contentos!',
    '«{product}» aguantó una tormenta cerca de {place}. ¡Impresionante!',
  ],
  'review.fair': [
    'Está bien, pero las instrucciones podrían ser mejores.',
    'Buen producto, un poco pesado.',
    'Cumple. La cremallera podría ser más fuerte.',
  ],
  'review.poor': [
    'Se rompió el segundo fin de semana. Mala calidad.',
    'Muy decepcionada, «{product}» no aguanta la lluvia.',
    'Buena idea, mal acabado. Me arrepiento de la compra.',
  ],
  'nps.fan': [
    'Gran tienda, consejos honestos, ya se lo dije a dos amigos.',
    'Me encanta lo fácil que es todo.',
    'Gente amable que sabe lo que vende. Muy bien.',
    'La mejor tienda de {place}.',
  ],
  'nps.passive': [
    'Buenos productos, la entrega podría ser más rápida.',
    'Todo bien hasta ahora, nada especial.',
    'Tienda bonita, pero no es barata.',
  ],
  'nps.critic': [
    'Después de esta entrega no puedo recomendarlos. Fatal.',
    'Muchas promesas y poca ayuda. Decepcionante.',
    'Cuando has pagado ya no le importas a nadie. Triste.',
    'El producto es bueno, pero el servicio es horrible.',
  ],
  'referral.note': [
    'Prueba «{product}», ¡te va a encantar!',
    'Aquí compramos «{product}», gente estupenda.',
    'Te mando un vale, el servicio de montaje es increíble.',
  ],
  farewell: [
    'Por favor, borren mi cuenta, estoy harto de los retrasos.',
    'Hasta aquí. Mal servicio.',
    'Ya no lo necesito, nos hemos mudado.',
  ],
}

export const spanishClosers: Closers = {
  glad: [
    '¡Muchas gracias!',
    'Volveré a comprar.',
    '¡Sigan así!',
    'De verdad, muy contentos.',
    'Saludos desde {place}.',
  ],
  sour: [
    'No es suficiente.',
    'Nunca más.',
    'Hagan algo, por favor.',
    'De verdad, decepcionante.',
    'Quiero una respuesta hoy.',
  ],
}
