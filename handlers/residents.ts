import { createEmergencyHandler } from "./emergency.ts";
import type { Handler, Intent } from "./handler.ts";
import { createHowToReportHandler } from "./howto-report.ts";
import { createLanguageHandler } from "./language.ts";
import { createOutOfScopeHandler } from "./out-of-scope.ts";
import { createPrivacyHandler } from "./privacy.ts";
import { privately } from "./privately.ts";
import type { ResidentServices } from "./resident.ts";
import { createSmalltalkHandler } from "./smalltalk.ts";
import { createStatusHandler } from "./status.ts";
import {
  createSubscribeHandler,
  createUnsubscribeHandler,
} from "./subscribe.ts";
import { createTipHandler } from "./tip.ts";

/** The handlers of everything that is no question on the plans, by intent. */
export function createResidentHandlers(
  services: ResidentServices,
): ReadonlyMap<Intent, Handler> {
  return new Map<Intent, Handler>([
    ["emergency", createEmergencyHandler(services)],
    ["tip", privately("tip", createTipHandler(services), services)],
    ["howto_report", createHowToReportHandler(services)],
    ["status", privately("status", createStatusHandler(services), services)],
    ["privacy", createPrivacyHandler(services)],
    ["subscribe", createSubscribeHandler(services)],
    ["unsubscribe", createUnsubscribeHandler(services)],
    ["smalltalk", createSmalltalkHandler(services)],
    ["language", createLanguageHandler(services)],
    ["outofscope", createOutOfScopeHandler(services)],
  ]);
}
