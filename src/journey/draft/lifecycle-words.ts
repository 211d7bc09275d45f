/** Which phase of a customer's life a touchpoint's name speaks of, in English, German, Spanish and French. */

export const lifecycle = ['Awareness', 'Consideration', 'Purchase', 'Delivery', 'Service', 'Loyalty'] as const
export type Phase = (typeof lifecycle)[number]

// The first phase with a matching word start wins, so the narrower ones come first.
const words: [Phase, string[]][] = [
  [
    'Loyalty',
    'review referr refer-a recommend loyal nps newsletter-sub repeat second regular renew upsell club points advocate empfehl treue reseña recomend fidel avis parrain again'.split(
      ' ',
    ),
  ],
  [
    'Service',
    'ticket support complain return refund cancel chat call help credit reklam rückgabe erstatt beschwer storn hilfe soporte devol reembols queja aide retour rembours claim warranty repair answer onboard'.split(
      ' ',
    ),
  ],
  [
    'Delivery',
    'deliver ship parcel dispatch courier deliver track install fitting pickup liefer versand zustell paket montage entrega envío envio livraison expédi colis'.split(
      ' ',
    ),
  ],
  [
    'Purchase',
    'order checkout basket cart pay purchase buy bought invoice contract sign won deal bestell warenkorb kauf zahl rechnung pedido compra pago carrito commande panier achat paiement'.split(
      ' ',
    ),
  ],
  [
    'Consideration',
    'product search compare price pricing quote offer demo trial catalog wish visit shop test sample register request decide examine produkt such vergleich preis angebot producto buscar precio produit recherche prix'.split(
      ' ',
    ),
  ],
  [
    'Awareness',
    'ad ads campaign social landing home blog newsletter email opened impression webinar event anzeige werbung startseite anuncio inicio publicité accueil'.split(
      ' ',
    ),
  ],
]

/** Undefined when no word of the name tells. */
export function phaseOf(name: string): Phase | undefined {
  const parts = name.toLocaleLowerCase('en').split(/[^\p{L}\p{N}-]+/u)
  const fits = (word: string) =>
    parts.some((part) => (word.length <= 3 ? part === word : part.startsWith(word)))
  return words.find(([, list]) => list.some(fits))?.[0]
}
