/** What German-speaking customers of the demo company write. */
import type { Closers, Phrases } from './situation.ts'

export const german: Phrases = {
  'social.comment': [
    'Das sieht richtig schön aus! Ist das der Platz bei {place}?',
    'Hat jemand schon „{product}“ ausprobiert?',
    'Unsere Nachbarn schwärmen von „{product}“.',
  ],
  'shop.advice': [
    '{agent} im Laden in {place} hat uns toll beraten, ganz ohne Druck.',
    'Sehr freundliche Beratung, endlich die richtige Größe gefunden.',
    'Wir durften alles ausprobieren, super!',
    'Nettes Team, aber leider nur eine Person für den ganzen Laden.',
  ],
  'chat.question': [
    'Guten Tag, ist „{product}“ auch in {place} auf Lager?',
    'Hallo, wie lange dauert die Lieferung von „{product}“?',
    'Passt „{product}“ in ein kleines Auto?',
    'Kann ich „{product}“ im Laden abholen?',
  ],
  'chat.slow': [
    '{minutes} Minuten gewartet und dann eine falsche Antwort. Sehr ärgerlich.',
    'Niemand hat geantwortet, ich bin enttäuscht.',
    'Der Chat ist leider nutzlos, ich musste doch anrufen.',
    'Ewig gewartet und dann kam nur ein Link. Schlechter Service.',
    'Unfreundlich und langsam, so macht das keinen Spaß.',
  ],
  'chat.helped': [
    'Schnelle und freundliche Antwort von {agent}, danke!',
    'Sehr hilfreich, genau das wollte ich wissen.',
    'Nach {minutes} Minuten war alles geklärt, prima.',
  ],
  'checkout.stuck': [
    'Die App wirft mich immer wieder in den Warenkorb zurück. Das nervt!',
    'Auf dem Handy ist die Kasse eine Katastrophe, dreimal die Adresse eingegeben.',
    'Ständig zurück zum Warenkorb, sehr ärgerlich.',
    'Warum springt die Kasse immer zurück? Das ist furchtbar umständlich.',
  ],
  'checkout.smooth': [
    'In zwei Minuten bestellt, sehr einfach.',
    'Klarer Preis, klarer Termin, gut gemacht.',
    'Bezahlen ging schnell und problemlos.',
  ],
  'delivery.late': [
    'Das Paket kam {days} Tage zu spät und niemand hat Bescheid gesagt. Schlimm.',
    'Seit {days} Tagen warten wir auf „{product}“. Sehr enttäuscht.',
    'Schlechte Lieferung: falsches Depot, keine Nachricht, viel Ärger.',
    'Drei Mails mit „morgen“ und kein Paket. Das ist ärgerlich.',
    'Der Urlaub war ruiniert, weil die Lieferung viel zu spät kam.',
  ],
  'delivery.fine': [
    'Einen Tag früher da und gut verpackt. Super!',
    'Pünktlich geliefert, alles perfekt.',
    'Netter Fahrer, schnelle Lieferung.',
    'Die Lieferung war gut und der Termin stimmte genau.',
    'Schnell und zuverlässig, gerne wieder.',
  ],
  'fitting.golden': [
    '{agent} hat alles aufgebaut und sogar gefegt. Großartig!',
    'Der Aufbau an der Haustür war wunderbar, alles hat sofort funktioniert.',
    'Bester Service überhaupt: geliefert, aufgebaut und den Kindern erklärt.',
    'Fantastisches Team, so freundlich und sorgfältig. Wir lieben „{product}“.',
    'Ich hatte Angst vor dem Aufbau, {agent} war in einer Stunde fertig. Toll!',
  ],
  'return.reason': [
    'Leider zu klein für zwei Personen.',
    'Falsche Größe, die Tabelle ist verwirrend.',
    'Zu spät gekommen, wir haben es in {place} gekauft.',
    'Die Farbe ist anders als im Bild, schade.',
  ],
  'ticket.damaged': [
    '„{product}“ kam beschädigt an, eine Stange ist gebrochen. Bitte helfen Sie mir.',
    'Ein hässlicher Kratzer, ich bin enttäuscht.',
    'Im Karton fehlt eine Schraube und die Anleitung ist schlecht.',
  ],
  'ticket.missing': [
    'Wo ist mein Paket? Seit {days} Tagen keine Nachricht.',
    'Die Bestellung „{product}“ ist wohl verloren, ich mache mir Sorgen.',
    'Die Sendung steht seit {days} Tagen still. Das ist schlecht.',
  ],
  'ticket.question': [
    'Können Sie mir bitte die Rechnung für „{product}“ noch einmal schicken?',
    'Welches Ersatzteil passt zu „{product}“?',
    'Wie reinige ich „{product}“ nach dem Regen?',
    'Kann ich „{product}“ im Laden in {place} umtauschen?',
  ],
  'phone.angry': [
    'Ich habe das jetzt drei Leuten erklärt. Das ist unmöglich.',
    'Sie haben vor {days} Tagen einen Rückruf versprochen und niemand hat angerufen. Ich bin wütend.',
    'So einen schlechten Service habe ich lange nicht erlebt.',
  ],
  'phone.calm': [
    'Danke, das war verständlich. Ich warte auf das neue Teil.',
    'Schön, dass so schnell jemand abgenommen hat.',
    'Ich wollte nur den Termin wissen, vielen Dank.',
  ],
  'service.again': [
    'Ich musste alles zum dritten Mal erklären. Ärgerlich.',
    'Am Ende gelöst, aber {days} Tage sind viel zu langsam.',
    'Keiner fühlte sich zuständig, schlechter Service.',
    'Unfreundliche Antwort und noch immer keine Lösung.',
  ],
  'service.solved': [
    '{agent} hat am selben Tag Ersatz geschickt. Ausgezeichnet!',
    'Schnelle und nette Hilfe, danke {agent}.',
    'Ein Anruf und alles war gelöst. Prima.',
    'Sehr guter Kundendienst, ich fühlte mich ernst genommen.',
  ],
  'onboarding.warm': [
    '{agent} hat angerufen und „{product}“ erklärt, eine schöne Überraschung.',
    'Zehn Minuten Telefon und jetzt macht „{product}“ richtig Freude. Tolle Idee!',
    'Hilfreicher Anruf mit guten Tipps für das erste Wochenende.',
    'Danke für den freundlichen Anruf.',
  ],
  'deal.waiting': [
    'Vor {days} Tagen unterschrieben und seitdem hört man nichts. Enttäuschend.',
    'Der Vertrieb war super, seit der Unterschrift nur Schweigen. Wer ist zuständig?',
    'Wir mussten dem Service alles noch einmal erzählen. Schlechte Übergabe.',
  ],
  'deal.good': [
    'Gutes Angebot, klare Antworten, wir freuen uns.',
    '{agent} hat sofort verstanden, was unsere Gäste brauchen. Tolles Gespräch.',
    'Das Angebot passt, „{product}“ gefällt uns für die Terrasse.',
  ],
  'deal.lost': [
    'Wir haben einen anderen Anbieter gewählt, Ihr Angebot kam zu spät.',
    'Der Preis ist uns dieses Jahr leider zu hoch.',
    'Das Projekt ist gestoppt.',
  ],
  'review.loved': [
    'Dritte Saison mit „{product}“ und immer noch wunderschön. Wir lieben es.',
    'Hervorragende Qualität, jeden Euro wert.',
    'Das Beste, was wir für den Garten gekauft haben. Glückliche Familie!',
    'Warm, leicht und schön. Sehr zufrieden!',
    '„{product}“ hat einen Sturm bei {place} überstanden. Beeindruckend!',
  ],
  'review.fair': [
    'Ganz gut, aber die Anleitung könnte besser sein.',
    'Gutes Produkt, nur etwas schwer.',
    'Macht, was es soll. Der Reißverschluss könnte stärker sein.',
  ],
  'review.poor': [
    'Am zweiten Wochenende kaputt. Schlechte Qualität.',
    'Sehr enttäuscht, „{product}“ ist nicht dicht.',
    'Schöne Idee, schlecht verarbeitet. Ich bereue den Kauf.',
  ],
  'nps.fan': [
    'Toller Laden, ehrliche Beratung, schon zwei Freunden empfohlen.',
    'Alles so einfach und freundlich, ich bin begeistert.',
    'Menschen, die wissen, was sie verkaufen. Sehr gut.',
    'Der beste Laden in {place}.',
  ],
  'nps.passive': [
    'Gute Produkte, die Lieferung könnte schneller sein.',
    'Bisher alles in Ordnung, nichts Besonderes.',
    'Schöner Laden, aber nicht billig.',
  ],
  'nps.critic': [
    'Nach dieser Lieferung kann ich euch nicht empfehlen. Schlimm.',
    'Viele Versprechen, wenig Hilfe. Enttäuschend.',
    'Nach dem Bezahlen interessiert sich niemand mehr. Traurig.',
    'Das Produkt ist gut, aber der Service ist furchtbar.',
  ],
  'referral.note': [
    'Probier „{product}“ aus, du wirst begeistert sein!',
    'Hier haben wir „{product}“ gekauft, tolle Leute.',
    'Ich schicke dir einen Gutschein, der Aufbauservice ist großartig.',
  ],
  farewell: [
    'Bitte löschen Sie mein Konto, ich habe genug von den Verspätungen.',
    'Das war es für mich. Schlechter Service.',
    'Kein Bedarf mehr, wir sind umgezogen.',
  ],
}

export const germanClosers: Closers = {
  glad: ['Vielen Dank!', 'Gerne wieder.', 'Weiter so!', 'Wirklich zufrieden.', 'Liebe Grüße aus {place}.'],
  sour: [
    'Das reicht nicht.',
    'Nie wieder.',
    'Bitte tun Sie etwas.',
    'Wirklich enttäuschend.',
    'Ich will heute eine Antwort.',
  ],
}
