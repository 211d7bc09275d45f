/** The words by which people and programs name channels. */
import { type Channel, channels } from '../../model/channel.ts'

const synonyms: Record<Exclude<Channel, 'other'>, string> = {
  web: 'website webshop browser desktop online internet site webseite boutique-en-ligne',
  app: 'mobile ios android iphone ipad in-app inapp push mobile-app',
  email: 'e-mail mail newsletter correo courriel smtp',
  phone: 'call telephone telefon tel telefono téléphone teléfono hotline callcenter call-center voice',
  chat: 'livechat live-chat chatbot whatsapp messenger sms telegram intercom messaging',
  social: 'facebook instagram twitter linkedin tiktok youtube pinterest social-media reddit',
  shop: 'store pos retail in-store instore branch filiale laden tienda magasin outlet counter',
  post: 'letter parcel package courier delivery brief paket carta courrier colis versand',
  ad: 'ads adwords advertising advertisement display banner sem cpc ppc anzeige werbung anuncio publicité',
  event: 'webinar conference fair expo meetup messe workshop evento salon',
  partner: 'reseller affiliate marketplace dealer distributor agency händler',
  survey: 'questionnaire feedback nps csat ces umfrage encuesta enquête sondage',
  ticket: 'support helpdesk help-desk zendesk freshdesk jira case service-desk',
}

const byWord = new Map<string, Channel>(channels.map((channel) => [channel, channel]))
for (const [channel, words] of Object.entries(synonyms))
  for (const word of words.split(' ')) byWord.set(word, channel as Channel)

/** `word` in lower case. */
export const channelOfWord = (word: string): Channel | undefined => byWord.get(word.replaceAll(/[ _]/g, '-'))
