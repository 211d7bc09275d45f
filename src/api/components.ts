/** Names the product's schemas in the API document, so that clients get `JourneyMap` and not an anonymous shape. */
import { z } from 'zod'
import { Actor } from '../model/actor.ts'
import {
  Connection,
  ConnectionRun,
  ConnectionTest,
  ConnectorInfo,
  HookDelivery,
} from '../model/connection.ts'
import { BatchAnswer, RecordWrite, RecordWriteResult } from '../model/crm/batch.ts'
import { ConsentEntry, Consents, NewConsent } from '../model/crm/consent.ts'
import {
  Board,
  BoardColumn,
  CrmRecord,
  FieldChange,
  RecordAnswer,
  RecordChange,
  RecordPage,
  RecordTypeInfo,
  SearchHit,
} from '../model/crm/crm-record.ts'
import { CustomField, CustomFieldDesign } from '../model/crm/custom-field.ts'
import { Field, FieldOption } from '../model/crm/field.ts'
import { FieldValue, FieldValues, Line, Money } from '../model/crm/field-value.ts'
import { Pipeline, PipelineDesign, PipelineStage } from '../model/crm/pipeline.ts'
import { RecordFile } from '../model/crm/record-file.ts'
import { RecordImport, RecordImportPreview, RecordImportSettings } from '../model/crm/record-import.ts'
import { SavedView, SavedViewDesign } from '../model/crm/saved-view.ts'
import { Customer, CustomerLine, CustomerSummary, MergeEntry, TimelineEntry } from '../model/customer.ts'
import { Flow, FlowCustomers, FlowEdge, FlowJourneyRow, FlowNode } from '../model/flow.ts'
import { AttemptRow, Funnel, FunnelCustomers, FunnelMove, FunnelStepMeasure } from '../model/funnel.ts'
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
import {
  Cohort,
  Retention,
  RetentionCustomers,
  RetentionPeriod,
  Returned,
  ReturnRow,
} from '../model/retention.ts'
import { SegmentRule } from '../model/segment.ts'
import { IngestWarning, NewWriteKey, SourceFreshness, WriteKey } from '../model/source.ts'
import { Kind, Rederivation, Touchpoint, TouchpointRule, TouchpointWithCounts } from '../model/touchpoint.ts'
import { Delivery, NewWebhook, Webhook, WebhookDesign } from '../model/webhook.ts'
import { Problem } from './problem.ts'

const components = {
  Actor,
  Connection,
  ConnectionRun,
  ConnectionTest,
  ConnectorInfo,
  HookDelivery,
  BatchAnswer,
  RecordWrite,
  RecordWriteResult,
  ConsentEntry,
  Consents,
  NewConsent,
  Board,
  BoardColumn,
  CrmRecord,
  FieldChange,
  RecordAnswer,
  RecordChange,
  RecordFile,
  RecordImport,
  RecordImportPreview,
  RecordImportSettings,
  RecordPage,
  RecordTypeInfo,
  SearchHit,
  CustomField,
  CustomFieldDesign,
  Field,
  FieldOption,
  FieldValue,
  FieldValues,
  Line,
  Money,
  Pipeline,
  PipelineDesign,
  PipelineStage,
  SavedView,
  SavedViewDesign,
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
  AttemptRow,
  Funnel,
  FunnelCustomers,
  FunnelMove,
  FunnelStepMeasure,
  Cohort,
  Retention,
  RetentionCustomers,
  RetentionPeriod,
  Returned,
  ReturnRow,
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
  Delivery,
  NewWebhook,
  Webhook,
  WebhookDesign,
}

export const nameComponents = (): void => {
  for (const [id, schema] of Object.entries(components))
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id })
}
