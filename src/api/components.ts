/** Names the product's schemas in the API document, so that clients get `JourneyMap` and not an anonymous shape. */
import { z } from 'zod'
import { Customer, CustomerLine, CustomerSummary, MergeEntry, TimelineEntry } from '../model/customer.ts'
import { Flow, FlowCustomers, FlowEdge, FlowJourneyRow, FlowNode } from '../model/flow.ts'
import { Home, HomeMap } from '../model/home.ts'
import { Import, ImportPreview, ImportSettings } from '../model/import.ts'
import { JourneyMap, MapDesign, MapDraft, Stage, Step } from '../model/journey-map.ts'
import { LiveEvent, LiveInteraction } from '../model/live.ts'
import {
  Counted,
  Duration,
  Emotion,
  Estimate,
  JourneyList,
  JourneyRow,
  MapMeasure,
  MeasureFilter,
  Moment,
  Quote,
  StageMeasure,
  StepMeasure,
  Transition,
} from '../model/measure.ts'
import { ItemResult } from '../model/message.ts'
import { SegmentRule } from '../model/segment.ts'
import { IngestWarning, NewWriteKey, SourceFreshness, WriteKey } from '../model/source.ts'
import { Kind, Rederivation, Touchpoint, TouchpointRule, TouchpointWithCounts } from '../model/touchpoint.ts'
import { Problem } from './problem.ts'

const components = {
  Counted,
  Customer,
  CustomerLine,
  CustomerSummary,
  Duration,
  Emotion,
  Estimate,
  Flow,
  FlowCustomers,
  FlowEdge,
  FlowJourneyRow,
  FlowNode,
  Home,
  HomeMap,
  Import,
  ImportPreview,
  ImportSettings,
  IngestWarning,
  ItemResult,
  JourneyList,
  JourneyMap,
  JourneyRow,
  Kind,
  LiveEvent,
  LiveInteraction,
  MapDesign,
  MapDraft,
  MapMeasure,
  MeasureFilter,
  MergeEntry,
  Moment,
  NewWriteKey,
  Problem,
  Quote,
  Rederivation,
  SegmentRule,
  SourceFreshness,
  Stage,
  StageMeasure,
  Step,
  StepMeasure,
  TimelineEntry,
  Touchpoint,
  TouchpointRule,
  TouchpointWithCounts,
  Transition,
  WriteKey,
}

export const nameComponents = (): void => {
  for (const [id, schema] of Object.entries(components))
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id })
}
